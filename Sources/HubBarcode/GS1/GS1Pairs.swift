import HubUnits

/// What a whole GS1 label must hold together, as far as parcels go; only ever a warning.
enum GS1Pairs {
  /// The longest postcode of the world has ten characters (Iran, United States with hyphen).
  ///
  /// **Source**: Universal Postal Union, addressing guide.
  private static var longestPostcode: Int { 10 }

  static func check(_ bytes: Span<UInt8>, _ label: inout GS1Label) {
    let hasUnit = label.element(0, 2) != nil
    if label.element(2, 2) != nil, label.element(37, 2) == nil { label.warnings.insert(.brokenPair) }
    if label.element(37, 2) != nil, label.element(2, 2) == nil { label.warnings.insert(.brokenPair) }
    if label.element(403, 3) != nil, !hasUnit { label.warnings.insert(.brokenPair) }
    if label.element(420, 3) != nil, label.element(421, 3) != nil { label.warnings.insert(.brokenPair) }
    for i in label.elements.indices where holdsNextElement(bytes, label.elements[i]) {
      label.warnings.insert(.swallowedSeparator)
    }
  }

  /// Whether a value of variable length is likely two elements whose separator was lost.
  private static func holdsNextElement(_ bytes: Span<UInt8>, _ element: GS1Element) -> Bool {
    switch (element.number, element.digitCount) {
    case (420, 3): if element.valueCount > longestPostcode { return true }
    case (10, 2), (21, 2), (400, 3), (401, 3), (403, 3): break
    default: return false
    }
    // A serial that ends with AI 00 and a right SSCC: one chance in a million that it is not one.
    guard element.valueCount >= 20 else { return false }
    let start = element.valueOffset + element.valueCount - 20
    guard bytes[start] == 0x30, bytes[start + 1] == 0x30 else { return false }
    for i in start..<(start + 20) where bytes[i] < 0x30 || bytes[i] > 0x39 { return false }
    return CheckDigits.modulo10(bytes, (start + 2)..<(start + 20))
  }
}
