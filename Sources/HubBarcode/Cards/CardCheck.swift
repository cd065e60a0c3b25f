#if !hasFeature(Embedded)
  /// The four check characters of a card: a Reed-Solomon code over the 37 signs `0-9 A-Z -`.
  ///
  /// Up to four wrong signs are always found, so every single error and every transposition, of neighbours or not, and
  /// two of either. Anything worse passes once in 37⁴ = 1,874,161. The line's name is worked into it, so that a card
  /// of the line next door is no card here.
  ///
  /// **Source**: 37 is prime, 2 is a primitive root of it (its powers run through all of 1 to 36); a code with the
  /// zeros 2¹ to 2⁴ has distance 5 up to 36 signs. Decision record 0016.
  enum CardCheck {
    static let count = 4
    /// The longest text that is checked, check characters and all. **Source**: the order of 2 modulo 37.
    static let longest = 36

    /// The signs of a text, or nil when one is not among the 37.
    static func signs(_ text: some StringProtocol) -> [Int]? {
      var signs: [Int] = []
      for byte in text.utf8 {
        switch byte {
        case 0x30...0x39: signs.append(Int(byte) - 0x30)
        case 0x41...0x5A: signs.append(Int(byte) - 0x41 + 10)
        case 0x2D: signs.append(36)
        default: return nil
        }
      }
      return signs
    }

    /// The check characters for a text on a line.
    ///
    /// **Precondition**: both have only the 37 signs, and the text is not too long.
    static func characters(for text: String, line: String) -> String {
      guard let name = signs(line.uppercased()), let signs = signs(text) else {
        preconditionFailure("hub bug: a card's text with a sign that no card has")
      }
      precondition(
        signs.count + count <= longest, "hub bug: a card's text is too long for its check characters")
      // The name is worked in before: for one line it is always the same, and takes nothing from the distance.
      let rest = remainder(of: signs, from: remainder(of: name, from: [0, 0, 0, 0]))
      return String(decoding: rest.map { letter(of: (37 - $0) % 37) }, as: UTF8.self)
    }

    /// The division by (x-2)(x-4)(x-8)(x-16), sign by sign.
    private static func remainder(of signs: [Int], from start: [Int]) -> [Int] {
      signs.reduce(start) { rest, sign in
        let lead = (rest[0] + sign) % 37
        // x⁴ - 30x³ + 280x² - 960x + 1024 with its last four coefficients modulo 37.
        return [
          (rest[1] + 30 * lead) % 37, (rest[2] - 280 % 37 * lead % 37 + 37) % 37,
          (rest[3] + 960 % 37 * lead) % 37, (37 - 1024 % 37 * lead % 37) % 37,
        ]
      }
    }

    private static func letter(of sign: Int) -> UInt8 {
      switch sign {
      case 0..<10: UInt8(0x30 + sign)
      case 10..<36: UInt8(0x41 + sign - 10)
      default: 0x2D
      }
    }
  }
#endif
