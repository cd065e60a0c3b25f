/// What the belt's position comes from.
public enum TrackingMode: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// The encoder's counts.
  case distance = 0
  /// Degraded: the drive's "runs" input, the time, and the speed that the belt used to have.
  case time
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension TrackingMode: CaseIterable {}
#endif
