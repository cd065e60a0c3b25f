public import HubCore
public import HubUnits

/// One thing that happened in a run, in the plant or in the core, kept to be explained.
public struct SwarmHappening: Sendable {
  public enum What: Sendable {
    // The truth
    case scanned(station: Int, number: Int)
    case placed(station: Int)
    case passed(induction: Int)
    case readFixed
    case diverted(lane: Int)
    case arrived(lane: Int)
    case fell
    case coil(lane: Int, energised: Bool)
    case customs(CustomsState)
    case laneFilled(Int)
    case laneEmptied(Int)
    case began(SwarmFault)
    case ended(SwarmFault)
    case down
    case up
    case repaired
    // What the core said
    case traced(CoreTrace)
  }
  public var at: MonotonicInstant
  /// By index in the scenario.
  public var parcel: Int?
  public var what: What

  public init(at: MonotonicInstant, parcel: Int?, what: What) {
    self.at = at
    self.parcel = parcel
    self.what = what
  }
}
