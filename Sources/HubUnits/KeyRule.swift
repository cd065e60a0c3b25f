/// One line of the sort plan's answer to "which number of a label is the parcel's key".
///
/// A rule that names formats or identifiers looks at the numbers inside a label and takes the one that fits; its
/// `prefix` and lengths are that number's. A rule that names neither takes the label as a whole; its `prefix` and
/// lengths are those of the label as it was scanned.
///
/// **Shape**: fixed size, no heap; looked at on the way from report to `ScanRead`.
/// **Source**: decision record 0017.
public struct KeyRule: Sendable, BitwiseCopyable {
  /// What becomes of a number that fits.
  public enum Use: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// It is the parcel's key.
    case key = 0
    /// It never is.
    case never
  }

  /// How many identifiers one rule can name. **Source**: the longest family of elements, 410 to 417.
  public static let identifierLimit = 8
  /// **Units**: characters; longer than any label.
  public static let anyLength = UInt16.max

  /// The formats it takes; empty when it does not ask.
  public var formats = LabelFormatSet()
  /// The elements or fields it takes the value of; empty when it does not ask.
  public var identifiers = BoundedList<8, FieldIdentifier>(
    filler: FieldIdentifier(application: 0, digitCount: 2))
  /// Only numbers whose check digit was looked at and is right.
  public var needsCheckDigit = false
  /// The letter of the AIM symbology identifier, or 0 for any.
  public var symbology: UInt8 = 0
  /// What the number begins with; empty for anything.
  public var prefix = Barcode()
  public var shortest: UInt16 = 0
  public var longest: UInt16 = KeyRule.anyLength
  public var use = Use.key
  /// Among the labels of one parcel: the higher rank is its name. Two different keys of one rank contradict each other.
  public var rank: UInt8

  public init(rank: UInt8) { self.rank = rank }

  /// Whether it looks at the numbers inside a label, not at the label as a whole.
  public var looksInside: Bool { !formats.isEmpty || !identifiers.isEmpty }

  public func names(_ identifier: FieldIdentifier) -> Bool {
    for i in identifiers.indices where identifiers[i] == identifier { return true }
    return false
  }

  /// Whether a label of this symbology is its business.
  public func admits(symbology letter: UInt8) -> Bool { symbology == 0 || symbology == letter }

  /// Whether beginning and length fit.
  public func admits(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= Int(shortest), bytes.count <= Int(longest), bytes.count >= prefix.count else {
      return false
    }
    for i in 0..<prefix.count where bytes[i] != prefix[i] { return false }
    return true
  }

  /// The same of a number that was put together.
  public func admits(_ number: Barcode) -> Bool {
    guard number.count >= Int(shortest), number.count <= Int(longest), number.count >= prefix.count else {
      return false
    }
    for i in 0..<prefix.count where number[i] != prefix[i] { return false }
    return true
  }
}
