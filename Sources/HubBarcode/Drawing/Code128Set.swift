#if !hasFeature(Embedded)
  /// One of the three alphabets of Code 128.
  enum Code128Set: Int, CaseIterable, Sendable {
    /// Control characters, signs, digits, capitals.
    case a = 0
    /// Signs, digits, capitals, small letters.
    case b
    /// Two digits in one codeword.
    case c

    /// The codeword that starts a symbol in this set. **Source**: ISO/IEC 15417, table 1.
    var start: UInt8 { 103 + UInt8(rawValue) }

    /// The codeword that changes to this set.
    ///
    /// **Source**: ISO/IEC 15417, table 1: Code A is 101, Code B is 100, Code C is 99, each in the two other sets.
    var latch: UInt8 { 101 - UInt8(rawValue) }

    /// The set of the next character only, after SHIFT; nil: this set has no SHIFT.
    var shifted: Code128Set? {
      switch self {
      case .a: .b
      case .b: .a
      case .c: nil
      }
    }

    /// The codeword of one byte in set A or B, nil where the set does not have it.
    func value(of byte: UInt8) -> UInt8? {
      switch self {
      case .a: byte < 0x20 ? byte + 64 : byte < 0x60 ? byte - 0x20 : nil
      case .b: byte >= 0x20 ? byte - 0x20 : nil
      case .c: nil
      }
    }
  }
#endif
