/// Makes parcel identifiers with right check digits.
///
/// Its own arithmetic: the daemon's must not be able to hide a mistake here, nor the other way round.
public enum LabelCodes {
  /// A UPU S10 identifier: two letters, eight digits, a check digit, a country.
  ///
  /// **Source**: UPU standard S10: weights 8 6 4 2 3 5 9 7, 11 minus the sum modulo 11; 10 becomes 0, 11 becomes 5.
  public static func s10(_ random: inout SeededRandom) -> String {
    let service = random.pick(["RB", "RX", "CE", "CD", "EE", "LX", "UA", "VV"])
    let origin = random.pick(["CN", "CN", "CN", "BE", "NL", "DE", "FR", "SG", "HK"])
    let serial = digits(8, &random)
    return service + serial + String(s10Check(serial)) + origin
  }

  /// A Cainiao parcel number: LP and 14 digits, no check digit.
  public static func cainiao(_ random: inout SeededRandom) -> String { "LP00" + digits(12, &random) }

  /// A GS1 SSCC without its application identifier: 17 digits and a check digit.
  ///
  /// **Source**: GS1 General Specifications: weights 3 and 1 from the right, 10 minus the sum modulo 10.
  public static func sscc(_ random: inout SeededRandom) -> String {
    // 354 is a GS1 prefix range of Belgium and Luxembourg behind the extension digit.
    let body = "354" + digits(14, &random)
    return body + String(ssccCheck(body))
  }

  /// The same S10 identifier with a check digit that is wrong.
  public static func spoilt(s10 code: String, _ random: inout SeededRandom) -> String {
    let check = Int(code.utf8[code.utf8.index(code.startIndex, offsetBy: 10)]) - 0x30
    let wrong = (check + Int(random.integer(in: 1...9))) % 10
    return code.prefix(10) + String(wrong) + code.suffix(2)
  }

  static func s10Check(_ serial: String) -> Int {
    let sum = zip(serial.utf8, [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
    switch 11 - sum % 11 {
    case 10: return 0
    case 11: return 5
    case let check: return check
    }
  }

  static func ssccCheck(_ body: String) -> Int {
    let sum = body.utf8.reversed().enumerated().reduce(0) { sum, digit in
      sum + (Int(digit.element) - 0x30) * (digit.offset % 2 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10
  }

  private static func digits(_ count: Int, _ random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<count { text += String(random.integer(in: 0...9)) }
    return text
  }
}
