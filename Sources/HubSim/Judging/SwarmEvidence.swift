public import HubUnits

/// Everything that one run leaves to its judges.
public struct SwarmEvidence: Sendable {
  /// A diverter that did not do what its coil said.
  public struct BrokenDiverter: Sendable, Hashable {
    public var lane: Int
    public var from: MonotonicInstant
    public var to: MonotonicInstant

    public init(lane: Int, from: MonotonicInstant, to: MonotonicInstant) {
      self.lane = lane
      self.from = from
      self.to = to
    }
  }

  /// The core said that something is wrong at a lane.
  public struct Report: Sendable, Hashable {
    public var lane: Int
    public var at: MonotonicInstant

    public init(lane: Int, at: MonotonicInstant) {
      self.lane = lane
      self.at = at
    }
  }

  /// A coil that went on for a parcel.
  public struct Fire: Sendable, Hashable {
    public var parcel: Int
    /// The row whose order it was, by index.
    public var row: Int
    public var lane: Int
    public var at: MonotonicInstant
    /// How far its leading edge was past the place where the coil should have gone on, by the belt's own record.
    public var past: Distance
    /// Parcels that ride beside it and are hidden by it from every eye, by index.
    public var hidden: [Int] = []
    /// Nothing moved the parcel or the belt unusually, so that `past` is the core's own doing.
    public var isJudgeable: Bool

    public init(
      parcel: Int, row: Int, lane: Int, at: MonotonicInstant, past: Distance, isJudgeable: Bool
    ) {
      self.parcel = parcel
      self.row = row
      self.lane = lane
      self.at = at
      self.past = past
      self.isJudgeable = isJudgeable
    }
  }

  public var truths: [SwarmTruth] = []
  public var rows: [SwarmRow] = []
  public var broken: [BrokenDiverter] = []
  public var reports: [Report] = []
  public var fires: [Fire] = []
  /// Lanes whose coil was still energised when all was over.
  public var energisedAtEnd: [Int] = []
  /// The lanes through which parcels leave.
  public var releaseLanes: LaneSet = []
  public var customsHoldLane = 0
  public var inspectionLane = 0
  /// How far past its place a fire may be: the lateness that is allowed and what an eye's window allows.
  public var allowedPast: Distance = .zero
  /// From an order's last word to the coil: what the core cannot take back any more.
  public var pointOfNoReturn: Nanoseconds = .zero
  /// How long before the coil an order leaves the core: what it had been told by then it may have heeded.
  public var orderAhead: Nanoseconds = .zero

  public init() {}

  /// The lanes that the plan wants a parcel in, by its label and what customs said last.
  func plannedLanes(of truth: SwarmTruth) -> LaneSet {
    guard truth.isSortable else { return [] }
    switch truth.customs(toldBy: truth.leftAt ?? .distantFuture) {
    case .cleared: return truth.destined
    case .inspect: return LaneSet(lane: inspectionLane)
    case .hold, .pending, .unknown: return LaneSet(lane: customsHoldLane)
    }
  }
}
