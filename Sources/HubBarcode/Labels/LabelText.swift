import HubUnits

/// A label made comparable: blanks out, letters upper case. Formats look at this, never at the raw bytes.
struct LabelText: Sendable, BitwiseCopyable {
  private var bytes = InlineArray<64, UInt8>(repeating: 0)
  private(set) var count = 0
  /// Something was changed on the way.
  private(set) var isNormalised = false
  /// How many characters are digits.
  private(set) var digitCount = 0
  /// Whether there are only letters, digits and `%`.
  private(set) var isPlain = true
  /// Whether all of the label is here; a longer one than a `Barcode`, blanks not counted, is not.
  private(set) var isWhole = true

  init(_ barcode: Barcode) {
    for i in 0..<barcode.count { take(barcode[i]) }
  }

  init(_ source: Span<UInt8>) {
    for i in source.indices {
      guard count < Barcode.capacity || source[i] == 0x20 else {
        isWhole = false
        return
      }
      take(source[i])
    }
  }

  private mutating func take(_ raw: UInt8) {
    var byte = raw
    if byte == 0x20 {
      isNormalised = true
      return
    }
    if byte >= 0x61, byte <= 0x7A {
      byte -= 0x20
      isNormalised = true
    }
    if byte >= 0x30, byte <= 0x39 {
      digitCount += 1
    } else if byte < 0x41 && byte != 0x25 || byte > 0x5A {
      isPlain = false
    }
    bytes[count] = byte
    count += 1
  }

  subscript(index: Int) -> UInt8 { bytes[index] }

  var isAllDigits: Bool { digitCount == count }

  func isDigit(_ index: Int) -> Bool { bytes[index] >= 0x30 && bytes[index] <= 0x39 }
  func isLetter(_ index: Int) -> Bool { bytes[index] >= 0x41 && bytes[index] <= 0x5A }

  /// The value of a digit; what is none counts as 0.
  func digit(_ index: Int) -> Int { isDigit(index) ? Int(bytes[index]) - 0x30 : 0 }

  /// 0 to 9, A is 10, Z is 35.
  func alphanumericValue(_ index: Int) -> Int {
    isLetter(index) ? Int(bytes[index]) - 0x37 : digit(index)
  }

  func digits(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= count else { return false }
    for i in range where !isDigit(i) { return false }
    return true
  }

  func letters(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= count else { return false }
    for i in range where !isLetter(i) { return false }
    return true
  }

  func alphanumeric(_ range: Range<Int>) -> Bool {
    guard range.upperBound <= count else { return false }
    for i in range where !isDigit(i) && !isLetter(i) { return false }
    return true
  }

  func starts(with prefix: StaticString) -> Bool {
    guard prefix.utf8CodeUnitCount <= count else { return false }
    for i in 0..<prefix.utf8CodeUnitCount where bytes[i] != prefix.byte(at: i) { return false }
    return true
  }

  /// The number in a range of digits; up to 9 digits.
  func number(_ range: Range<Int>) -> Int {
    var value = 0
    for i in range { value = value * 10 + digit(i) }
    return value
  }

  #if !hasFeature(Embedded)
    func text(_ range: Range<Int>) -> String {
      var out = ""
      for i in range where i < count { out.unicodeScalars.append(Unicode.Scalar(bytes[i])) }
      return out
    }
  #endif
}
