/// What a start does with parcels that are on the belt already.
public enum WarmStart: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Nobody is known: everything that was on the belt runs to the exception lane.
  case flush = 0
  /// What the last life remembered is taken up again where an eye sees a parcel that fits by position and length.
  case reconcile
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension WarmStart: CaseIterable {}
#endif
