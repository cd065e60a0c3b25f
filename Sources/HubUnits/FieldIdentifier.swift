/// What stands before a value inside a label: a GS1 application identifier (`00`, `401`), or a data identifier of
/// ISO 15434 (`J`, `25S`).
///
/// The two cannot be mixed up: the first is digits only, the second ends with a letter.
///
/// **Shape**: up to four ASCII characters, packed.
/// **Source**: General Specifications, section 3 (two to four digits); ANSI MH10.8.2 (up to three digits and a letter).
public struct FieldIdentifier: Sendable, Hashable, BitwiseCopyable {
  private let packed: UInt32

  /// The identifier of an element: `number` 0 with two digits is `00`.
  public init(application number: UInt16, digitCount: UInt8) {
    var packed: UInt32 = 0
    var rest = UInt32(number)
    for place in 0..<UInt32(digitCount) {
      packed |= (0x30 + rest % 10) << (8 * place)
      rest /= 10
    }
    self.packed = packed
  }

  /// The characters in a part of a label, or nil when they are none or more than four.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 1, bytes.count <= 4 else { return nil }
    var packed: UInt32 = 0
    for i in bytes.indices { packed = packed << 8 | UInt32(bytes[i]) }
    self.packed = packed
  }

  /// Whether it is a data identifier.
  public var isData: Bool { packed & 0xFF >= 0x41 }
}

#if !hasFeature(Embedded)
  extension FieldIdentifier: CustomStringConvertible {
    /// A GS1 application identifier as it is printed in brackets, without them: two to four digits.
    public init?(application text: String) {
      guard (2...4).contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      self.init(Array(text.utf8).span)
    }

    /// A data identifier: a capital, perhaps behind up to three digits.
    public init?(data text: String) {
      guard let last = text.utf8.last, 0x41...0x5A ~= last,
        text.utf8.dropLast().allSatisfy({ 0x30...0x39 ~= $0 })
      else { return nil }
      self.init(Array(text.utf8).span)
    }

    public var description: String {
      var text = ""
      for shift in [24, 16, 8, 0] where packed >> UInt32(shift) & 0xFF != 0 {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(packed >> UInt32(shift) & 0xFF)))
      }
      return text
    }
  }
#endif
