/// The service that was sold with a parcel.
public enum ServiceClass: UInt8, Sendable, Hashable, BitwiseCopyable {
  case standard = 0
  case express, economy, registered
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension ServiceClass: CaseIterable {}
#endif
