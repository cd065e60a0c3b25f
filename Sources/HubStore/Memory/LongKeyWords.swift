import HubUnits

/// 23 to 44 bytes of a key as words of eight, the first byte in the lowest bits, zeros past the end.
///
/// Such keys are packed into a slot's 22 bytes where that is possible: a lookup of what lies elsewhere would wait
/// for memory twice.
struct LongKeyWords {
  private var words: InlineArray<6, UInt64>
  private let count: Int

  /// **Precondition**: at most 48 bytes.
  @inline(__always) init(_ code: Barcode) {
    words = [code.word(0), code.word(1), code.word(2), code.word(3), code.word(4), code.word(5)]
    count = code.count
  }

  /// **Precondition**: at most 48 bytes.
  init(_ text: UnsafeRawBufferPointer) {
    words = InlineArray(repeating: 0)
    count = text.count
    // Safe: `copyMemory` traps when the 48 bytes are not enough.
    unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyMemory(from: text) }
    for i in 0..<6 { words[i] = UInt64(littleEndian: words[i]) }
  }

  /// Digits, two a byte; nil when not all are digits.
  ///
  /// **Shape**: 22 bytes for 44 digits.
  var packedDigits: KeyWords? {
    for i in 0..<6 where !KeyWords.areAll(padded(i, with: 0x30), from: 0x30, through: 0x39) { return nil }
    return KeyWords(
      first: digits(0) | digits(1) << 32, second: digits(2) | digits(3) << 32,
      third: digits(4) | digits(5) << 32)
  }

  /// Capitals, digits and signs, six bits each; nil when there is anything else, or too much of it.
  ///
  /// **Shape**: the bytes 0x20 to 0x5F, at most 29 of them.
  var packedSigns: KeyWords? {
    guard count <= ManifestKey.signRoom else { return nil }
    for i in 0..<4 where !KeyWords.areAll(padded(i, with: 0x20), from: 0x20, through: 0x5F) { return nil }
    let (second, third) = (signs(1), signs(2))
    return KeyWords(
      first: signs(0) | second << 48, second: second >> 16 | third << 32, third: third >> 32 | signs(3) << 16)
  }

  private func padded(_ index: Int, with byte: UInt64) -> UInt64 {
    words[index] | KeyWords.bytes(byte, from: count - 8 * index)
  }

  /// Eight digits in 32 bits.
  private func digits(_ index: Int) -> UInt64 {
    var bits = words[index] & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF
    return (bits | bits >> 16) & 0xFFFF_FFFF
  }

  /// Eight signs in 48 bits; every byte is 0x20 to 0x5F, so no byte borrows from the next.
  private func signs(_ index: Int) -> UInt64 {
    var bits = padded(index, with: 0x20) - 0x2020_2020_2020_2020
    bits = bits & 0x00FF_00FF_00FF_00FF | bits >> 2 & 0x0FC0_0FC0_0FC0_0FC0
    bits = bits & 0x0000_0FFF_0000_0FFF | bits >> 4 & 0x00FF_F000_00FF_F000
    return bits & 0x00FF_FFFF | bits >> 8 & 0xFFFF_FF00_0000
  }
}
