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
}
