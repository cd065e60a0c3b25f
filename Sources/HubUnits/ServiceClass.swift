/// The service that was sold with a parcel.
public enum ServiceClass: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  case standard = 0
  case express, economy, registered
}
