/// The key strokes of a scanner that was set to a Belgian keyboard.
///
/// **Shape**: boot keyboard reports: modifiers, 0, six keys; a press and a release for each character.
/// **Source**: xkeyboard-config's `be`; digits need Shift, and a, q, z, w, m lie elsewhere than on a US keyboard.
enum BelgianTyping {
  private static let shift: UInt8 = 0x02
  private static let enter: UInt8 = 0x28

  /// The usage and modifiers that type a character; nil for one that this scanner cannot type.
  private static func stroke(_ byte: UInt8) -> (modifiers: UInt8, usage: UInt8)? {
    switch byte {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): return (shift, 0x1E + byte - UInt8(ascii: "1"))
    case UInt8(ascii: "0"): return (shift, 0x27)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return (0, letter(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return (shift, letter(byte + 0x20))
    case UInt8(ascii: "-"): return (0, 0x2E)
    case UInt8(ascii: "%"): return (shift, 0x34)
    case UInt8(ascii: "/"): return (shift, 0x37)
    case UInt8(ascii: "+"): return (shift, 0x38)
    case UInt8(ascii: " "): return (0, 0x2C)
    default: return nil
    }
  }

  private static func letter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a"): 0x14
    case UInt8(ascii: "q"): 0x04
    case UInt8(ascii: "z"): 0x1A
    case UInt8(ascii: "w"): 0x1D
    case UInt8(ascii: "m"): 0x33
    default: 0x04 + byte - UInt8(ascii: "a")
    }
  }

  /// The reports for a code and Enter.
  ///
  /// **Precondition**: letters, digits, `-`, `%`, `/`, `+` and blanks only.
  static func reports(for code: [UInt8]) -> [[UInt8]] {
    var reports: [[UInt8]] = []
    for byte in code {
      guard let stroke = stroke(byte) else {
        preconditionFailure("hub bug: the mock keyboard scanner cannot type byte \(byte)")
      }
      reports.append([stroke.modifiers, 0, stroke.usage, 0, 0, 0, 0, 0])
      reports.append([UInt8](repeating: 0, count: 8))
    }
    reports.append([0, 0, enter, 0, 0, 0, 0, 0])
    reports.append([UInt8](repeating: 0, count: 8))
    return reports
  }
}
