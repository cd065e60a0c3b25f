/// How a parcel came to be followed.
public enum ParcelOrigin: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// At an induction point.
  case inducted = 0
  /// An eye on the way saw a parcel that nobody inducted.
  case unexpected
  /// It was on the belt when tracking began anew.
  case flushed
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension ParcelOrigin: CaseIterable {}
#endif
