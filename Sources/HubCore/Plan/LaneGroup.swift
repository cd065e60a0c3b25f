public import HubUnits

/// Lanes that serve one destination, and where its parcels go when none of them can take one.
public struct LaneGroup: Sendable, BitwiseCopyable {
  public var lanes: BoundedList<16, LaneIndex>
  public var strategy: GroupStrategy = .leastFull
  /// Index of the group that is asked when no lane of this one is open.
  public var alternate: UInt16?
  /// The lane that is asked last, before the exception lane.
  public var overflow: LaneIndex?

  public init() { lanes = BoundedList(filler: LaneIndex(0)) }
}
