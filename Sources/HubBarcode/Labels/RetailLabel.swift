// What the identifiers of EAN, UPC, ITF-14 and MaxiCode promise about the data.
extension SymbologyIdentifier {
  /// Whether the data of an EAN, UPC or ITF-14 symbol is as such a symbol is; nil for other symbols.
  ///
  /// **Source**: ISO/IEC 15424: `]E0` 13 digits, `]E1` and `]E2` an add-on of 2 or 5, `]E3` both together, `]E4` 8; ITF holds digits,
  /// `]I1` with a right check digit.
  func isRetailLabelRight(_ bytes: Span<UInt8>) -> Bool? {
    switch (code, modifier) {
    case (0x45, 0x30): Self.isGTIN(bytes, 13)
    case (0x45, 0x31): Self.isDigits(bytes, 2)
    case (0x45, 0x32): Self.isDigits(bytes, 5)
    case (0x45, 0x33):
      (bytes.count == 15 || bytes.count == 18) && Self.isDigits(bytes, bytes.count)
        && CheckDigits.modulo10(bytes, 0..<13)
    case (0x45, 0x34): Self.isGTIN(bytes, 8)
    case (0x49, 0x31): Self.isGTIN(bytes, bytes.count)
    case (0x49, _): Self.isDigits(bytes, bytes.count)
    default: nil
    }
  }

  /// Whether a MaxiCode is of mode 2 or 3, which hold a carrier's message.
  var promisesCarrierMessage: Bool { code == 0x55 && (modifier == 0x31 || modifier == 0x33) }

  private static func isDigits(_ bytes: Span<UInt8>, _ count: Int) -> Bool {
    guard bytes.count == count, count > 0 else { return false }
    for i in bytes.indices where bytes[i] < 0x30 || bytes[i] > 0x39 { return false }
    return true
  }

  private static func isGTIN(_ bytes: Span<UInt8>, _ count: Int) -> Bool {
    isDigits(bytes, count) && CheckDigits.modulo10(bytes, 0..<count)
  }
}
