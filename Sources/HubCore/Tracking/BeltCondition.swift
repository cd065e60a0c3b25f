/// What the core thinks of the belt.
public enum BeltCondition: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// No encoder count yet, or none fresh enough.
  case unknown = 0
  case standing
  case moving
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension BeltCondition: CaseIterable {}
#endif
