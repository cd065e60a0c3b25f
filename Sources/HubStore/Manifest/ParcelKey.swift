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

  /// The same parcel's other spelling, if it has one: an SSCC label carries the application identifier `00` in
  /// front of the 18 digits that manifests hold.
  ///
  /// **Source**: GS1 General Specifications, AI (00).
  public var withoutIdentifier: String? {
    let bytes = text.utf8
    guard bytes.count == 20, text.hasPrefix("00"), bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    return String(text.dropFirst(2))
  }

  /// Every spelling that may be in the manifest, the exact one first.
  public var spellings: [String] {
    if let other = withoutIdentifier { return [text, other] }
    return [text]
  }
}
