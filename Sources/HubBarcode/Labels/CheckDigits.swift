import HubUnits

/// The check digit rules of the formats we know. Each takes the digits with their check digit last.
enum CheckDigits {
  /// From the right, weights 3, 1, 3, 1 …; together with the check digit a multiple of 10.
  ///
  /// **Source**: GS1 General Specifications, section 7.9.1; the same rule serves USPS, FedEx Ground, Austrian Post.
  static func modulo10(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var sum = 0
    var weight = 1
    var i = range.upperBound
    while i > range.lowerBound {
      i -= 1
      guard bytes[i] >= 0x30, bytes[i] <= 0x39 else { return false }
      sum += Int(bytes[i] - 0x30) * weight
      weight = 4 - weight
    }
    return sum % 10 == 0
  }

  /// The same over digits of a label; `plus` is what digits that are not printed add to the sum.
  static func modulo10(_ text: LabelText, _ range: Range<Int>, plus: Int = 0) -> Bool {
    var sum = plus
    var weight = 1
    var i = range.upperBound
    while i > range.lowerBound {
      i -= 1
      sum += text.digit(i) * weight
      weight = 4 - weight
    }
    return sum % 10 == 0
  }

  /// UPU S10: eight digits with weights 8 6 4 2 3 5 9 7; 11 minus the rest modulo 11, 10 becomes 0 and 11 becomes 5.
  ///
  /// **Source**: UPU standard S10-12.
  static func s10(_ text: LabelText, from start: Int) -> Bool {
    let weights: InlineArray<8, Int> = [8, 6, 4, 2, 3, 5, 9, 7]
    var sum = 0
    for i in 0..<8 { sum += text.digit(start + i) * weights[i] }
    let rest = 11 - sum % 11
    let check = rest == 10 ? 0 : rest == 11 ? 5 : rest
    return check == text.digit(start + 8)
  }

  /// Letters count as (letter - 3) modulo 10 of their code; every second character counts `weight` times; the sum
  /// and the check digit make a multiple of 10.
  ///
  /// **Source**: UPS 1Z numbers (weight 2); vectors of the fixtures.
  static func alternating(_ text: LabelText, _ range: Range<Int>, weight: Int, prepending: Int? = nil) -> Bool
  {
    var sum = 0
    var index = 0
    if let prepending {
      sum += prepending
      index = 1
    }
    let last = range.upperBound - 1
    for i in range.lowerBound..<last {
      let byte = text[i]
      let value = text.isDigit(i) ? text.digit(i) : (Int(byte) - 3) % 10
      sum += index % 2 == 1 ? value * weight : value
      index += 1
    }
    return (10 - sum % 10) % 10 == text.digit(last)
  }

  /// The number before the check digit modulo 7.
  ///
  /// **Source**: IATA resolution 600a (air waybills); DHL Express waybills follow it.
  static func modulo7(_ text: LabelText, _ range: Range<Int>) -> Bool {
    var rest = 0
    for i in range.lowerBound..<(range.upperBound - 1) { rest = (rest * 10 + text.digit(i)) % 7 }
    return rest == text.digit(range.upperBound - 1)
  }

  /// ISO 7064 MOD 37,36 with the check character last.
  static func mod37x36(_ text: LabelText, _ range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    return mod37x36Value(text, range.lowerBound..<last) == text.alphanumericValue(last)
  }

  /// The value of the ISO 7064 MOD 37,36 check character: 0 to 9, A is 10, Z is 35.
  ///
  /// **Source**: ISO/IEC 7064, section 9; DPD parcel label specification.
  static func mod37x36Value(_ text: LabelText, _ range: Range<Int>) -> Int {
    var rest = 36
    for i in range {
      var sum = rest + text.alphanumericValue(i)
      if sum > 36 { sum -= 36 }
      rest = sum * 2 % 37
    }
    return (37 - rest) % 36
  }

  /// From the left, weights 4, 9, 4, 9 …
  ///
  /// **Source**: Deutsche Post, Leitcode and Identcode.
  static func deutschePost(_ text: LabelText, _ range: Range<Int>) -> Bool {
    var sum = 0
    for index in 0..<(range.count - 1) {
      sum += text.digit(range.lowerBound + index) * (index % 2 == 0 ? 4 : 9)
    }
    return (10 - sum % 10) % 10 == text.digit(range.upperBound - 1)
  }

  /// From the left, weights 3, 1, 3, 1 …, plus 1.
  ///
  /// **Source**: public code of GLS senders; medium confidence.
  static func gls(_ text: LabelText, _ range: Range<Int>) -> Bool {
    var sum = 1
    for index in 0..<(range.count - 1) {
      sum += text.digit(range.lowerBound + index) * (index % 2 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10 == text.digit(range.upperBound - 1)
  }

  /// From the left, three repeated weights; the sum modulo 11 modulo 10.
  ///
  /// **Source**: FedEx Express, 12 digits: 3 1 7; 34 digits: 1 7 3 over the last 13.
  static func fedEx(
    _ text: LabelText, _ range: Range<Int>, _ weights: (Int, Int, Int)
  ) -> Bool {
    var sum = 0
    for index in 0..<(range.count - 1) {
      let weight =
        switch index % 3 {
        case 0: weights.0
        case 1: weights.1
        default: weights.2
        }
      sum += text.digit(range.lowerBound + index) * weight
    }
    return sum % 11 % 10 == text.digit(range.upperBound - 1)
  }

  /// Luhn's rule.
  ///
  /// **Source**: ISO/IEC 7812-1, annex B.
  static func luhn(_ text: LabelText, _ range: Range<Int>) -> Bool {
    var sum = 0
    for index in 0..<range.count {
      let value = text.digit(range.upperBound - 1 - index) * (index % 2 == 1 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// Movement reference number: values of ISO 6346 times powers of two, modulo 11, modulo 10.
  ///
  /// **Source**: ISO 6346 annex A; European Commission, MRN structure.
  static func movementReference(_ text: LabelText) -> Bool {
    var sum = 0
    for i in 0..<17 { sum = (sum + containerValue(text[i]) << i) % 11 }
    return sum % 10 == text.digit(17)
  }

  /// Letters from 10 on, leaving out multiples of 11: A 10, B 12, K 21, L 23, U 32, V 34.
  private static func containerValue(_ byte: UInt8) -> Int {
    guard byte >= 0x41 else { return Int(byte) - 0x30 }
    let letter = Int(byte) - 0x41
    return 10 + letter + (letter > 0 ? 1 : 0) + (letter > 10 ? 1 : 0) + (letter > 20 ? 1 : 0)
  }
}
