/// How urgent a parcel is. Medical goods go first.
public enum ParcelPriority: UInt8, Sendable, Hashable, BitwiseCopyable {
  case normal = 0
  case high, medical
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension ParcelPriority: CaseIterable {}
#endif
