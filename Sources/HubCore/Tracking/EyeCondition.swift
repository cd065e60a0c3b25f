/// How well an eye sees.
public enum EyeCondition: UInt8, Sendable, Hashable, BitwiseCopyable {
  case good = 0
  /// It changes for less than its debounce, again and again: dirty, loose or out of line.
  case flickering
  /// It has been blocked for longer than any parcel takes to pass.
  case stuckBlocked
  /// Parcels passed it unseen that other eyes saw: dead, or looking past them.
  case blind
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension EyeCondition: CaseIterable {}
#endif
