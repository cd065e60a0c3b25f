/// What a scanner says to the person who used it: of the decision, not of the decoding.
///
/// The raw value is its weight: of two for one scanner at one moment the heavier is heard.
public enum ScannerSound: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// The parcel has its lane.
  case good = 1
  /// The parcel runs to the exception lane.
  case exception
  /// The label is bad, or nobody knows it: scan again, or take the parcel aside.
  case error
}
