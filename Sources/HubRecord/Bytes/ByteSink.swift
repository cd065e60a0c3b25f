import HubUnits

/// Where encoded words go: into a block of a recording, or into a checksum.
///
/// One encoding serves both, so that what a digest covers and what a file holds cannot drift apart.
protocol ByteSink {
  mutating func put(_ byte: UInt8)
  /// A bar code; apart from other bytes, so that a sink may mask it.
  mutating func put(_ code: Barcode)
}

extension ByteSink {
  mutating func put(_ code: Barcode) {
    put(UInt8(code.count))
    for i in 0..<code.count { put(code[i]) }
  }

  mutating func put(flag: Bool) { put(flag ? 1 : 0) }

  /// Seven bits a byte, the lowest first, so that small numbers are short.
  ///
  /// **Source**: LEB128, as in DWARF 5, section 7.6.
  mutating func put(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      put(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    put(UInt8(rest))
  }

  mutating func put(count: Int) { put(unsigned: UInt64(count)) }

  /// Small numbers of either sign are short.
  mutating func put(signed number: Int64) {
    put(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  /// An instant, as its distance from another.
  mutating func put(_ instant: MonotonicInstant, from base: MonotonicInstant) {
    put(signed: (instant - base).count)
  }

  /// The lowest byte first, always of the same length.
  mutating func put(fixed number: some FixedWidthInteger & UnsignedInteger) {
    for place in 0..<number.bitWidth / 8 { put(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }

  mutating func put(_ text: String) {
    let bytes = Array(text.utf8)
    put(count: bytes.count)
    for byte in bytes { put(byte) }
  }
}
