public import HubUnits

/// What a parcel's code is looked up by.
///
/// Typed codes and scanned ones meet here: both become the bytes' text as `Barcode.text` writes it, so that a
/// label with a byte nobody can type is still found.
///
/// **Shape**: 1 to 64 bytes before escaping.
public struct ParcelKey: Hashable, Sendable {
  public let text: String

  /// The key of a scanned label, or nil for an empty one.
  public init?(_ code: Barcode) {
    guard !code.isEmpty else { return nil }
    text = code.text
  }

  /// The key of a code that came as text, or nil when it is empty or longer than a bar code can be.
  public init?(_ typed: String) {
    guard let code = Barcode(typed), !code.isEmpty else { return nil }
    text = code.text
  }

  /// A key that was read from the store.
  init(spelling: String) { text = spelling }

  /// The same parcel's other spelling, if it has one: an SSCC is 18 digits in manifests, and 20 on labels with
  /// the application identifier `00` in front; scanners may be set to strip it.
  ///
  /// **Source**: GS1 General Specifications, AI (00).
  public var otherSpelling: String? {
    let bytes = text.utf8
    guard bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    if bytes.count == 20, text.hasPrefix("00") { return String(text.dropFirst(2)) }
    return bytes.count == 18 ? "00" + text : nil
  }

  /// Every spelling that may be in the store, the exact one first.
  public var spellings: [String] {
    if let other = otherSpelling { return [text, other] }
    return [text]
  }
}
