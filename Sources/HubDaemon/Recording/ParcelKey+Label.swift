import HubBarcode
public import HubStore
public import HubUnits

// Scanned labels, typed codes and manifest rows meet in one key: HubBarcode says which number of a label names the
// parcel, so that a hold typed as it is printed finds the parcel that was scanned.
extension ParcelKey {
  /// The key of a scanned label, or nil for an empty one.
  public init?(label: Barcode) { self.init(HubBarcode.parcelKey(of: label)) }

  /// The key of a code that a person typed or a file holds: with blanks, small letters, an AIM identifier or
  /// brackets around a GS1 identifier, as labels and other programs write it. Nil when it is empty or too long.
  public init?(typed: String) {
    guard let code = Barcode(Self.withoutDressing(typed)) else { return nil }
    self.init(label: code)
  }

  /// Takes off what is around a code but not in it: `]C1`, `(00)`.
  private static func withoutDressing(_ typed: String) -> String {
    var text = Substring(typed)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    let head = Array(text.utf8.prefix(3))
    if text.utf8.count > 3, head[0] == UInt8(ascii: "]"), isLetter(head[1]), isDigit(head[2]) {
      text.removeFirst(3)
    }
    if text.hasPrefix("(00)") { text.removeFirst(4) }
    return String(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
