/// How a group chooses among its lanes.
public enum GroupStrategy: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// The lane with the fewest parcels on their way, then the fewest delivered.
  case leastFull = 0
  /// The first lane of the list that is open.
  case fillFirst
  /// Each open lane in turn.
  case roundRobin
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension GroupStrategy: CaseIterable {}
#endif
