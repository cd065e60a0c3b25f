/// Where a parcel goes: a country and a postcode as people write it.
public struct Destination: Sendable, Hashable {
  public var country: String
  public var postcode: String

  public init(country: String, postcode: String) {
    self.country = country
    self.postcode = postcode
  }
}

extension Destination {
  /// A kind of destination: how often it comes, and how its postcodes are built.
  ///
  /// In a pattern `9` is any digit, `A` any capital; the rest stands for itself.
  private struct Kind {
    var country: String
    var pattern: String
    var weight: Int64
  }

  /// **Source**: neighbours of Liège weigh most; the rest of Europe follows. Shares are invented.
  private static let kinds: [Kind] = [
    Kind(country: "BE", pattern: "4999", weight: 40), Kind(country: "BE", pattern: "4000", weight: 60),
    Kind(country: "BE", pattern: "1099", weight: 40), Kind(country: "BE", pattern: "5999", weight: 20),
    Kind(country: "BE", pattern: "7999", weight: 15), Kind(country: "BE", pattern: "2999", weight: 30),
    Kind(country: "BE", pattern: "9999", weight: 25), Kind(country: "BE", pattern: "8999", weight: 15),
    Kind(country: "DE", pattern: "49999", weight: 60), Kind(country: "DE", pattern: "59999", weight: 40),
    Kind(country: "DE", pattern: "89999", weight: 45), Kind(country: "DE", pattern: "29999", weight: 30),
    Kind(country: "DE", pattern: "19999", weight: 20), Kind(country: "FR", pattern: "59999", weight: 30),
    Kind(country: "FR", pattern: "75099", weight: 40), Kind(country: "FR", pattern: "92999", weight: 20),
    Kind(country: "FR", pattern: "69999", weight: 30), Kind(country: "FR", pattern: "13999", weight: 20),
    Kind(country: "NL", pattern: "9999 AA", weight: 70), Kind(country: "LU", pattern: "9999", weight: 15),
    Kind(country: "GB", pattern: "AA9 9AA", weight: 40), Kind(country: "ES", pattern: "29999", weight: 40),
    Kind(country: "PT", pattern: "4999-999", weight: 15), Kind(country: "IT", pattern: "29999", weight: 40),
    Kind(country: "AT", pattern: "1999", weight: 15), Kind(country: "CH", pattern: "8999", weight: 10),
    Kind(country: "PL", pattern: "09-999", weight: 30), Kind(country: "CZ", pattern: "199 99", weight: 12),
    Kind(country: "SK", pattern: "899 99", weight: 8), Kind(country: "DK", pattern: "2999", weight: 12),
    Kind(country: "SE", pattern: "119 99", weight: 15), Kind(country: "IE", pattern: "A99 A9A9", weight: 12),
    Kind(country: "HU", pattern: "1999", weight: 8), Kind(country: "RO", pattern: "099999", weight: 8),
    Kind(country: "BG", pattern: "1999", weight: 4), Kind(country: "HR", pattern: "10999", weight: 4),
    Kind(country: "SI", pattern: "1999", weight: 3), Kind(country: "GR", pattern: "119 99", weight: 6),
    Kind(country: "EE", pattern: "10999", weight: 3), Kind(country: "LV", pattern: "1099", weight: 3),
    Kind(country: "LT", pattern: "09999", weight: 3), Kind(country: "FI", pattern: "00999", weight: 6),
    Kind(country: "NO", pattern: "0999", weight: 6),
    // Nobody's lane: the plan of the example has no rule for it.
    Kind(country: "MT", pattern: "AAA 1999", weight: 4),
  ]

  /// One destination, drawn by weight.
  static func draw(_ random: inout SeededRandom) -> Destination {
    var ticket = random.integer(in: 0...kinds.reduce(0) { $0 + $1.weight } - 1)
    for kind in kinds {
      if ticket < kind.weight {
        return Destination(country: kind.country, postcode: fill(kind.pattern, &random))
      }
      ticket -= kind.weight
    }
    preconditionFailure("hub bug: a draw beyond the sum of its weights")
  }

  private static func fill(_ pattern: String, _ random: inout SeededRandom) -> String {
    var text = ""
    for character in pattern {
      switch character {
      case "9": text += String(random.integer(in: 0...9))
      case "A": text.unicodeScalars.append(Unicode.Scalar(UInt8(random.integer(in: 0x41...0x5A))))
      default: text.append(character)
      }
    }
    return text
  }
}
