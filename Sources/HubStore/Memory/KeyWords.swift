import HubUnits

/// Up to 24 bytes of a key as three words, the first byte in the lowest bits, zeros past the end.
///
/// Eight bytes are looked at in one step: a lookup has no time for one after the other.
struct KeyWords: BitwiseCopyable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var third: UInt64 = 0

  /// **Precondition**: at most 24 bytes.
  @inline(__always) init(_ code: Barcode) {
    first = code.word(0)
    second = code.word(1)
    third = code.word(2)
  }

  /// **Precondition**: at most 24 bytes.
  init(_ text: UnsafeRawBufferPointer) {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    // Safe: `copyMemory` traps when the 24 bytes are not enough.
    unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyMemory(from: text) }
    first = UInt64(littleEndian: words.0)
    second = UInt64(littleEndian: words.1)
    third = UInt64(littleEndian: words.2)
  }

  @inline(__always) init(first: UInt64, second: UInt64, third: UInt64) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// The first two bytes are "00".
  @inline(__always) var beginsWithZeros: Bool { first & 0xFFFF == 0x3030 }

  /// All of so many bytes are digits.
  @inline(__always) func isNumber(count: Int) -> Bool {
    let padded = padded(count)
    return Self.areDigits(padded.first) && Self.areDigits(padded.second) && Self.areDigits(padded.third)
  }

  /// All of so many bytes are printable ASCII: they stand in a key as they are.
  @inline(__always) func isPrintable(count: Int) -> Bool {
    let padded = padded(count)
    return Self.arePrintable(padded.first) && Self.arePrintable(padded.second)
      && Self.arePrintable(padded.third)
  }

  /// With "0" past the end, which is a digit and printable.
  @inline(__always) private func padded(_ count: Int) -> KeyWords {
    var words = self
    words.first |= Self.bytes(0x30, from: count)
    words.second |= Self.bytes(0x30, from: count - 8)
    words.third |= Self.bytes(0x30, from: count - 16)
    return words
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101
  private static let lowBits: UInt64 = 0x7F * everyByte
  private static let highBits: UInt64 = 0x80 * everyByte

  /// A word with a byte at all places from one on.
  @inline(__always) static func bytes(_ byte: UInt64, from count: Int) -> UInt64 {
    (byte * everyByte) << UInt64(8 * max(0, count))
  }

  @inline(__always) private static func areDigits(_ word: UInt64) -> Bool {
    areAll(word, from: 0x30, through: 0x39)
  }

  @inline(__always) private static func arePrintable(_ word: UInt64) -> Bool {
    areAll(word, from: 0x20, through: 0x7E)
  }

  /// Whether every byte lies between two that are ASCII.
  ///
  /// The lower seven bits of each byte are added to, so that a byte past the end, or not before the beginning, sets
  /// its highest bit; no byte carries into the next.
  @inline(__always) static func areAll(_ word: UInt64, from low: UInt64, through high: UInt64) -> Bool {
    let past = (word & lowBits) + (0x7F - high) * everyByte
    let notBefore = (word & lowBits) + (0x80 - low) * everyByte
    return (word | past | ~notBefore) & highBits == 0
  }
}
