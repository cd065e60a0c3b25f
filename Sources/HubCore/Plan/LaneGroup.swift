public import HubUnits

/// Lanes that serve one destination; the choice among them is by load.
public struct LaneGroup: Sendable, BitwiseCopyable {
  public var lanes: BoundedList<16, LaneIndex>

  public init() { lanes = BoundedList(filler: LaneIndex(0)) }
}
