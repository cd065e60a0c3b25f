import HubUnits

/// Separators that a scanner swallowed: a value of variable length that holds the next element. Only ever a warning.
enum GS1Swallowed {
  /// The longest postcode of the world has ten characters (Iran, United States with hyphen).
  ///
  /// **Source**: Universal Postal Union, addressing guide.
  private static var longestPostcode: Int { 10 }

  static func check(_ bytes: Span<UInt8>, _ label: inout GS1Label) {
    for i in label.elements.indices where holdsNextElement(bytes, label.elements[i]) {
      label.warnings.insert(.swallowedSeparator)
    }
  }

  /// Whether a value is likely two elements whose separator was lost.
  private static func holdsNextElement(_ bytes: Span<UInt8>, _ element: GS1Element) -> Bool {
    switch (element.number, element.digitCount) {
    case (420, 3): if element.valueCount > longestPostcode { return true }
    case (10, 2), (21, 2), (240, 3), (241, 3), (250, 3), (400, 3), (401, 3), (403, 3), (421, 3): break
    case (90...99, 2), (4300...4320, 4): break
    default: return false
    }
    let value = element.valueOffset..<(element.valueOffset + element.valueCount)
    // AI 00 and an SSCC anywhere, AI 01 or 02 and a GTIN at the end: with a right check digit, one chance in a
    // thousand and more that it is none.
    return explains(bytes, value)
  }

  /// Whether a value that is too long for its identifier holds the next element.
  static func explains(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    holdsUnit(bytes, value) || endsWithItem(bytes, value)
  }

  private static func holdsUnit(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    guard value.count > 20 else { return value.count == 20 && isUnit(bytes, value.lowerBound) }
    for start in value.lowerBound...(value.upperBound - 20) where isUnit(bytes, start) { return true }
    return false
  }

  private static func isUnit(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    bytes[start] == 0x30 && bytes[start + 1] == 0x30
      && CheckDigits.modulo10(bytes, (start + 2)..<(start + 20))
  }

  private static func endsWithItem(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    guard value.count > 16 else { return false }
    let start = value.upperBound - 16
    guard bytes[start] == 0x30, bytes[start + 1] == 0x31 || bytes[start + 1] == 0x32 else { return false }
    return CheckDigits.modulo10(bytes, (start + 2)..<value.upperBound)
  }
}
