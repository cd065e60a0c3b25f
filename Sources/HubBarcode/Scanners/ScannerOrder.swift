/// What hubd may tell a scanner to do. Each mode says it in its own way, or cannot.
public enum ScannerOrder: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Read labels; an IBM OEM scanner starts without.
  case allowReading = 0
  /// Read none until it is allowed again.
  case preventReading
  /// The parcel has its lane.
  case soundGood
  /// The parcel runs to the exception lane.
  case soundException
  /// The label is bad, or nobody knows it.
  case soundError
}

#if !hasFeature(Embedded)
  extension ScannerOrder: CaseIterable {}
#endif
