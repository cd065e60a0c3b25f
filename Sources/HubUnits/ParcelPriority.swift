/// How urgent a parcel is. Medical goods go first.
public enum ParcelPriority: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  case normal = 0
  case high, medical
}
