import HubSim

/// What a run of the world came to, for people and for programs.
struct WorldReport: Encodable {
  struct Lane: Encodable {
    var number: Int
    var name: String
    var kind: String
    var parcels: Int
  }

  /// One parcel's truth beside what the journal says of it, for whoever looks into a finding.
  struct Journey: Encodable {
    var number: Int
    var code: String?
    var customs: String
    var placedAtStation: String
    /// **Units**: nanoseconds on the monotonic clock, as below.
    var placedAt: Int64
    /// When it passed each eye of the main line.
    var passedAt: [Int64]
    var lane: Int
    var endedAt: Int64
    /// The serials of its rows in the journal.
    var serials: [Int64]
  }

  struct Faults: Encodable {
    var asked: [String]
    var kills: Int
    /// What happened when, in order.
    var log: [String]
  }

  struct Coils: Encodable {
    /// Energised just before the daemon was asked to stop.
    var beforeStop: [Int]
    /// Energised after it had stopped.
    var afterStop: [Int]
    /// How often a coil was let go by the PLC because the heartbeat stood still.
    var releasedByPLC: Int
    var strokes: Int
    /// The longest time one was energised. **Units**: milliseconds.
    var longestStroke: Double
  }

  var line: String
  var seed: UInt64
  var parcels: Int
  /// **Units**: seconds, from the first parcel to the last.
  var seconds: Double
  var faults: Faults
  var lanes: [Lane]
  /// In a release lane, as the journal says.
  var sorted: Int
  /// How the journal says parcels ended, by reason; `sorted` included.
  var reasons: [String: Int]
  /// The three that must be empty.
  var wrongLanes: [String]
  var heldInReleaseLanes: [String]
  var unaccounted: [String]
  /// Rows without a parcel; told, not judged.
  var rowsWithoutParcel: [String]
  /// Parcels that could have been sorted and were not, by reason.
  var missed: [String: Int]
  var coils: Coils
  /// How far before its ideal place the leading edge was when the coil was energised: 0 means that the arm is out just
  /// as the edge arrives, positive is early. **Units**: millimetres.
  var divertPositionError: Percentiles?
  var divertPositionErrorMagnitude: Percentiles?
  /// As the daemon's journal tells it. **Units**: microseconds.
  var scanToCoil: Percentiles?
  var lookup: Percentiles?
  var plannedToAcknowledged: Percentiles?
  /// From the planned instant to the coil at the PLC, by the PLC's own record. **Units**: microseconds.
  var plannedToCoil: Percentiles?
  /// One bare libmodbus write beside it, from call to answer. **Units**: microseconds.
  var bareWrite: Percentiles?
  var requestsToPLC: Int
  var daemonStop: String
  var journalCompared: Bool
  var journeys: [Journey]

  /// Whether all that must be zero is, and the journal proved it.
  var isGood: Bool {
    journalCompared && wrongLanes.isEmpty && heldInReleaseLanes.isEmpty && unaccounted.isEmpty
      && coils.beforeStop.isEmpty && coils.afterStop.isEmpty
  }
}
