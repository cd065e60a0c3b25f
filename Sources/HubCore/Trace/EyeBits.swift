/// One bit an eye of the line, by its index.
///
/// **Shape**: `Limits.eyes` bits.
public struct EyeBits: Sendable, BitwiseCopyable {
  @usableFromInline var words: InlineArray<10, UInt64>

  @inlinable public init() { words = InlineArray(repeating: 0) }

  /// **Precondition**: `0 <= index < Limits.eyes`.
  @inlinable public subscript(index: Int) -> Bool {
    get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
    set {
      let mask: UInt64 = 1 << UInt64(index & 63)
      words[index >> 6] = newValue ? words[index >> 6] | mask : words[index >> 6] & ~mask
    }
  }
}
