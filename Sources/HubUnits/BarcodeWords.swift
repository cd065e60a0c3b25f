// For the control plane: the allocation-free build of the core does not need it.
#if !hasFeature(Embedded)
  extension Barcode {
    /// Eight of its bytes at once, for those who compare millions of them.
    ///
    /// **Shape**: the bytes `8 * index` to `8 * index + 7`, the first in the lowest bits; zeros past the end.
    /// **Precondition**: `index` is 0 to 7.
    @inlinable @inline(__always) public func word(_ index: Int) -> UInt64 {
      precondition(index >= 0 && index < 8, "hub bug: a bar code has eight words")
      // Safe: the eight bytes lie inside the 64, whatever they mean.
      let word = unsafe UInt64(
        littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
      // No branch on the length: labels of all lengths come by, and a wrong guess costs more than the shift.
      return word & ~(UInt64.max << UInt64(8 * max(0, used - 8 * index)))
    }
  }
#endif
