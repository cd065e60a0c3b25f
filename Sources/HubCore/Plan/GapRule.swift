/// What becomes of two parcels that run closer together than a section of the belt allows.
public enum GapRule: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Nothing by itself: each diverter still asks for the gap that its own cycle needs.
  case ignore = 0
  /// Neither is sorted.
  case both
  /// The second is not sorted.
  case second
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension GapRule: CaseIterable {}
#endif
