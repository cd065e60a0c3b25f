/// What customs has said of a parcel.
///
/// Only `cleared` may leave by a release lane; everything else, silence included, stays inside.
public enum CustomsState: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Customs has said nothing, or nothing that we know of.
  case unknown = 0
  /// Declared, no answer yet.
  case pending
  /// Held until customs releases it.
  case hold
  /// Selected for inspection.
  case inspect
  /// Released: may be sorted.
  case cleared
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension CustomsState: CaseIterable {}
#endif
