public import HubUnits

/// One lane's sum in the geometry proof.
public struct GeometryRow: Sendable, Hashable {
  /// One part of the distance that is needed, with its reason in words.
  public struct Summand: Sendable, Hashable {
    public let what: String
    public let distance: Distance

    init(_ what: String, _ distance: Distance) {
      self.what = what
      self.distance = distance
    }
  }
  /// What a diverter's own cycle takes of the belt between two parcels.
  public struct Gap: Sendable, Hashable {
    /// To the parcel ahead, behind which the diverter comes out, or to the one behind, before which it must be home.
    public let isAhead: Bool
    public let summands: [Summand]

    public var needed: Distance { summands.reduce(.zero) { $0 + $1.distance } }
  }
  /// The number on the lane.
  public let laneNumber: UInt16
  public let laneName: String
  /// The scan point that leaves this lane the least: `tunnel`, `station-2`.
  public let from: String
  /// Where that scan point is, from the belt's start.
  public let scanPosition: Distance
  /// Where the lane's diverter acts, from the belt's start.
  public let position: Distance
  /// The lane's last decision point, from the belt's start: `LanePlan.lastDecision` at the proof's speed.
  public let lastDecision: Distance
  /// What lies between the last decision point and the diverter.
  public let beforePosition: [Summand]
  /// What must fit between the scan point and the last decision point.
  public let summands: [Summand]

  /// The belt's length on a loop whose lane comes before the scan point, so that parcels reach it in their next
  /// round; otherwise zero.
  public let nextRound: Distance
  /// Which side of the parcel needs the larger gap, with its parts: what the diverter's own cycle asks for.
  public let gap: Gap
  /// `parcels.smallest_gap`; nil when it could not be read.
  public let smallestGap: Distance?

  /// The belt there is between the scan and the last decision point.
  public var available: Distance { lastDecision + nextRound - scanPosition }
  public var needed: Distance { summands.reduce(.zero) { $0 + $1.distance } }
  /// What is left over; negative when the lane fails.
  public var spare: Distance { available - needed }
  /// Whether a parcel is decided before the lane's last decision point.
  public var isInTime: Bool { spare >= .zero }
  /// Whether the diverter's cycle fits into the smallest gap.
  public var isGapKept: Bool { smallestGap.map { gap.needed <= $0 } ?? true }
  public var isProved: Bool { isInTime && isGapKept }
}
