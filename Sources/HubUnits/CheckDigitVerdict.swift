/// What the check digit of a bar code says.
///
/// Used to veto, never to identify: many carriers have none.
public enum CheckDigitVerdict: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// No format with a check digit fits.
  case none = 0
  /// A format with a check digit fits and it is right.
  case verified
  /// The only formats that fit have a check digit and it is wrong.
  case failed
}
