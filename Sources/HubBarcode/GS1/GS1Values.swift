/// Checks of the values of GS1 elements: their characters, and what stands in them.
enum GS1Values {
  static func check(_ value: Span<UInt8>, _ rule: GS1Rule) throws(GS1Fault) {
    for i in 0..<rule.leading where !isDigit(value[i]) { throw .notDigits }
    for i in rule.leading..<value.count {
      switch rule.tail {
      case .digits: if !isDigit(value[i]) { throw .notDigits }
      case .text: if !isText(value[i]) { throw .forbiddenCharacter }
      case .code: if !isCode(value[i]) { throw .forbiddenCharacter }
      case .base64: if !isBase64(value[i]) { throw .forbiddenCharacter }
      }
    }
    try checkContent(value, rule)
  }

  private static func checkContent(_ value: Span<UInt8>, _ rule: GS1Rule) throws(GS1Fault) {
    switch rule.check {
    case .nothing: return
    case .modulo10: try checkDigit(value, 0..<rule.leading)
    case .asset:
      guard value[0] == 0x30 else { throw .impossibleValue }
      try checkDigit(value, 1..<14)
    case .piece: try checkPiece(value)
    case .companyPrefix: try checkPrefix(value)
    case .checkPair(let needsLetter): try checkPair(value, needsLetter)
    case .date: try GS1Times.checkDate(value, allowsDayZero: true)
    case .day: try GS1Times.checkDate(value, allowsDayZero: false)
    case .days: try GS1Times.checkDays(value)
    case .dayAndPerhapsTime: try GS1Times.checkDayAndPerhapsTime(value)
    case .dayAndHour: try GS1Times.checkDayAndHour(value)
    case .dateAndTime: try GS1Times.checkDateAndTime(value, allowsDayZero: true)
    case .dayAndTime: try GS1Times.checkDateAndTime(value, allowsDayZero: false)
    case .birth: try GS1Times.checkBirth(value)
    case .country: try checkCountry(value, at: 0)
    case .countries: try checkCountries(value)
    case .countryOrSeveral: if number(value, 0, 3) != 999 { try checkCountry(value, at: 0) }
    case .countryLetters: guard Countries.contains(value[0], value[1]) else { throw .unknownCountry }
    case .currency: guard Currencies.contains(number(value, 0, 3)) else { throw .unknownCurrency }
    case .yesOrNo: guard value[0] <= 0x31 else { throw .notYesOrNo }
    case .percentEncoding: try checkPercent(value)
    case .place: try checkPlace(value)
    case .minus: if value.count > 6, value[6] != 0x2D { throw .impossibleValue }
    case .noLeadingZero: if value.count > 1, value[0] == 0x30 { throw .impossibleValue }
    case .roll: try checkRoll(value)
    case .iban: try checkIBAN(value)
    case .importer: guard isImporterIndex(value[3]) else { throw .forbiddenCharacter }
    case .sex: guard value[0] <= 0x32 || value[0] == 0x39 else { throw .impossibleValue }
    case .sequence: try checkSequence(value)
    case .mediaType: try checkMediaType(number(value, 0, 2))
    case .base64: try checkPadding(value)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// GS1's 82 characters: `! " % & ' ( ) * + , - . / 0-9 : ; < = > ? A-Z _ a-z`.
  static func isText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x25...0x3F, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  /// GS1's 39 characters: `# - / 0-9 A-Z`.
  private static func isCode(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x23, 0x2D, 0x2F, 0x30...0x39, 0x41...0x5A: true
    default: false
    }
  }

  /// Safe base 64 of RFC 4648, section 5, and its filler.
  private static func isBase64(_ byte: UInt8) -> Bool { isImporterIndex(byte) || byte == 0x3D }

  private static func isImporterIndex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  static func number(_ value: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    var number = 0
    for i in start..<(start + count) { number = number * 10 + Int(value[i]) - 0x30 }
    return number
  }

  private static func checkDigit(_ value: Span<UInt8>, _ range: Range<Int>) throws(GS1Fault) {
    guard CheckDigits.modulo10(value, range) else { throw .wrongCheckDigit }
  }

  private static func checkPiece(_ value: Span<UInt8>) throws(GS1Fault) {
    try checkDigit(value, 0..<14)
    let (piece, total) = (number(value, 14, 2), number(value, 16, 2))
    guard piece > 0, total > 0, piece <= total else { throw .impossibleValue }
  }

  /// **Source**: General Specifications, section 1.4.4: a company prefix has four to twelve digits.
  private static func checkPrefix(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count >= 4 else { throw .wrongLength }
    for i in 0..<4 where !isDigit(value[i]) { throw .notDigits }
  }

  private static func checkCountry(_ value: Span<UInt8>, at start: Int) throws(GS1Fault) {
    guard Countries.contains(number: number(value, start, 3)) else { throw .unknownCountry }
  }

  private static func checkCountries(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count % 3 == 0 else { throw .wrongLength }
    var start = 0
    while start < value.count {
      try checkCountry(value, at: start)
      start += 3
    }
  }

  private static func checkPercent(_ value: Span<UInt8>) throws(GS1Fault) {
    for i in value.indices where value[i] == 0x25 {
      guard i + 2 < value.count, isHex(value[i + 1]), isHex(value[i + 2]) else {
        throw .brokenPercentEncoding
      }
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  /// Latitude plus 90 degrees and longitude plus 180, each in ten-millionths.
  private static func checkPlace(_ value: Span<UInt8>) throws(GS1Fault) {
    guard number(value, 0, 10) <= 1_800_000_000, number(value, 10, 10) <= 3_600_000_000 else {
      throw .impossibleValue
    }
  }

  private static func checkRoll(_ value: Span<UInt8>) throws(GS1Fault) {
    guard number(value, 0, 4) > 0, number(value, 4, 5) > 0, number(value, 9, 3) > 0 else {
      throw .impossibleValue
    }
    guard value[12] <= 0x31 || value[12] == 0x39 else { throw .impossibleValue }
  }

  private static func checkSequence(_ value: Span<UInt8>) throws(GS1Fault) {
    guard isDigit(value[0]), value[1] == 0x2F, isDigit(value[2]), value[0] > 0x30, value[0] <= value[2] else {
      throw .impossibleValue
    }
  }

  private static func checkMediaType(_ type: Int) throws(GS1Fault) {
    guard type >= 1, type <= 10 || type >= 80 else { throw .impossibleValue }
  }

  private static func checkPadding(_ value: Span<UInt8>) throws(GS1Fault) {
    var count = value.count
    while count > 0, value[count - 1] == 0x3D { count -= 1 }
    for i in 0..<count where value[i] == 0x3D { throw .forbiddenCharacter }
    let filled = value.count - count
    guard count > 0, filled <= 2, filled == 0 || value.count % 4 == 0 else { throw .wrongLength }
  }

  /// ISO 13616: the first four characters go to the end, letters count 10 to 35; the whole modulo 97 is 1.
  private static func checkIBAN(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count > 10 else { throw .wrongLength }
    guard Countries.contains(value[0], value[1]) else { throw .unknownCountry }
    var rest = 0
    for i in value.indices {
      let byte = value[(i + 4) % value.count]
      switch byte {
      case 0x30...0x39: rest = (rest * 10 + Int(byte) - 0x30) % 97
      case 0x41...0x5A: rest = (rest * 100 + Int(byte) - 0x37) % 97
      default: throw .forbiddenCharacter
      }
    }
    guard rest == 1 else { throw .wrongCheckDigit }
  }

  /// Two check characters: the places of the others in GS1's 82 characters times falling primes, modulo 1021.
  ///
  /// **Source**: General Specifications, section 7.9.5.
  private static func checkPair(_ value: Span<UInt8>, _ needsLetter: Bool) throws(GS1Fault) {
    let primes: InlineArray<23, Int> = [
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
    ]
    let count = value.count - 2
    guard count > 0 else { throw .wrongLength }
    try checkPrefix(value)
    var sum = 0
    var hasLetter = false
    for i in 0..<count {
      sum += place(of: value[i]) * primes[count - 1 - i]
      hasLetter = hasLetter || !isDigit(value[i])
    }
    if needsLetter, !hasLetter { throw .impossibleValue }
    let check = sum % 1021
    guard value[count] == checkCharacter(check / 32), value[count + 1] == checkCharacter(check % 32) else {
      throw .wrongCheckDigit
    }
  }

  /// The place of a character among GS1's 82: in the order of their codes.
  private static func place(of byte: UInt8) -> Int {
    switch byte {
    case 0x21, 0x22: Int(byte) - 0x21
    case 0x25...0x3F: Int(byte) - 0x25 + 2
    case 0x41...0x5A: Int(byte) - 0x41 + 29
    case 0x5F: 55
    default: Int(byte) - 0x61 + 56
    }
  }

  /// `2` to `9`, then the letters without O and I.
  private static func checkCharacter(_ value: Int) -> UInt8 {
    let characters: StaticString = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    return characters.byte(at: value)
  }
}
