// For the control plane: the allocation-free build of the core does not need it.
#if !hasFeature(Embedded)
  extension Postcode {
    /// Letters and digits that were checked before, the first in the lowest bits: for those who unpack millions.
    ///
    /// **Precondition**: the first `count` bytes are `0-9A-Z`, the others 0.
    @inlinable public init(first: UInt64, last: UInt64, count: Int) {
      precondition(count >= 0 && count <= Postcode.capacity, "hub bug: a postcode has at most ten letters")
      bytes = InlineArray { i in
        UInt8(truncatingIfNeeded: i < 8 ? first >> UInt64(8 * i) : last >> UInt64(8 * i - 64))
      }
      used = count
    }
  }
#endif
