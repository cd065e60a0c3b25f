/// The discrete inputs of one link, frozen.
///
/// **Shape**: 256 bits; the bit's index is the input's rank in the line description, not its Modbus address.
public struct InputBits: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline var a: UInt64 = 0
  @usableFromInline var b: UInt64 = 0
  @usableFromInline var c: UInt64 = 0
  @usableFromInline var d: UInt64 = 0

  @inlinable public init() {}

  /// **Precondition**: `0 <= index < Limits.inputBits`.
  @inlinable public subscript(index: Int) -> Bool {
    get {
      let mask: UInt64 = 1 << UInt64(index & 63)
      switch index >> 6 {
      case 0: return a & mask != 0
      case 1: return b & mask != 0
      case 2: return c & mask != 0
      case 3: return d & mask != 0
      default: preconditionFailure("hub bug: input bit past 255")
      }
    }
    set {
      let mask: UInt64 = 1 << UInt64(index & 63)
      switch index >> 6 {
      case 0: a = newValue ? a | mask : a & ~mask
      case 1: b = newValue ? b | mask : b & ~mask
      case 2: c = newValue ? c | mask : c & ~mask
      case 3: d = newValue ? d | mask : d & ~mask
      default: preconditionFailure("hub bug: input bit past 255")
      }
    }
  }

  /// The bits that differ from another image's, and those of a third.
  @inlinable func changed(from last: InputBits, or more: InputBits) -> InputBits {
    var bits = InputBits()
    bits.a = a ^ last.a | more.a
    bits.b = b ^ last.b | more.b
    bits.c = c ^ last.c | more.c
    bits.d = d ^ last.d | more.d
    return bits
  }

  @inlinable var isEmpty: Bool { a | b | c | d == 0 }

  /// Takes the lowest bit that is set away, and tells which it was; nil when none is.
  @inlinable mutating func takeFirst() -> Int? {
    if a != 0 { return InputBits.takeFirst(&a) }
    if b != 0 { return 64 + InputBits.takeFirst(&b) }
    if c != 0 { return 128 + InputBits.takeFirst(&c) }
    if d != 0 { return 192 + InputBits.takeFirst(&d) }
    return nil
  }

  @inlinable static func takeFirst(_ word: inout UInt64) -> Int {
    let bit = word.trailingZeroBitCount
    word &= word - 1
    return bit
  }
}
