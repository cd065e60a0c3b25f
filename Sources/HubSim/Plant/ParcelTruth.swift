public import HubUnits

/// What really happened to one parcel, as the belt knows it.
public struct ParcelTruth: Sendable, Equatable {
  /// A leading edge passing an induction eye.
  public struct Induction: Sendable, Equatable {
    public var number: Int
    public var at: MonotonicInstant

    public init(number: Int, at: MonotonicInstant) {
      self.number = number
      self.at = at
    }
  }

  /// A leading edge passing an eye of the main line.
  public struct Passing: Sendable, Equatable {
    public var eye: PlantEye
    public var at: MonotonicInstant

    public init(eye: PlantEye, at: MonotonicInstant) {
      self.eye = eye
      self.at = at
    }
  }

  /// A diverter taking the parcel off the belt.
  public struct Diversion: Sendable, Equatable {
    public var lane: Int
    public var at: MonotonicInstant
    /// When the coil was energised that led to this.
    public var coilOnAt: MonotonicInstant
    /// How far the leading edge was before the divert point when the coil was energised.
    public var leadAtCoilOn: Distance
    /// How far the leading edge was past the divert point when the diverter took the parcel.
    public var overrun: Distance
    /// Whether the same stroke had taken another parcel before, so that `leadAtCoilOn` says nothing.
    public var sharedStroke: Bool
  }

  /// The lane a parcel stays in.
  public struct End: Sendable, Equatable {
    public var lane: Int
    public var at: MonotonicInstant

    public init(lane: Int, at: MonotonicInstant) {
      self.lane = lane
      self.at = at
    }
  }

  /// A parcel that rolled on by itself.
  public struct Roll: Sendable, Hashable {
    public var from: MonotonicInstant
    /// When an edge of it first passed an eye that worked, with a hand's breadth gained.
    public var noticedAt: MonotonicInstant?

    public init(from: MonotonicInstant, noticedAt: MonotonicInstant? = nil) {
      self.from = from
      self.noticedAt = noticedAt
    }
  }

  /// Where and when a parcel fell off the belt.
  public struct Fall: Sendable, Equatable {
    /// Where its leading edge was.
    public var place: Distance
    public var at: MonotonicInstant
  }

  /// Counted from 0 in the order of placing.
  public let number: Int
  public let length: Distance
  public let placedAt: MonotonicInstant
  /// Where the leading edge lay when the parcel was put on the belt.
  public let placedLeadingEdge: Distance
  /// The first induction eye it passed; what a daemon can know of its beginning.
  public internal(set) var induction: Induction?
  /// The last eye of the main line it passed.
  public internal(set) var lastEye: PlantEye?
  /// Every eye of the main line it passed, in order; again when the belt rolled back. Empty unless the description
  /// keeps passings.
  public internal(set) var passings: [Passing] = []
  /// A parcel can be taken once only; nil for one that ran to the end of the belt.
  public internal(set) var diversion: Diversion?
  /// Nil while it travels, and for ever if it fell.
  public internal(set) var end: End?
  public internal(set) var fellAt: Fall?
  /// When an eye that had been clear first saw it come.
  public internal(set) var firstOwnEdgeAt: MonotonicInstant?
  /// The first time it rolled.
  public internal(set) var roll: Roll?
  /// What went wrong with it, each once, in order; the diverters' faults that touched it among them.
  public internal(set) var causes: [PlantCause] = []
}
