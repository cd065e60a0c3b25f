/// Checks of the values of GS1 elements.
enum GS1Values {
  static func check(_ value: Span<UInt8>, _ rule: GS1Rule) throws(GS1Fault) {
    for i in 0..<rule.leading where !isDigit(value[i]) { throw .notDigits }
    for i in rule.leading..<value.count {
      switch rule.tail {
      case .digits: if !isDigit(value[i]) { throw .notDigits }
      case .text: if !isText(value[i]) { throw .forbiddenCharacter }
      case .code: if !isCode(value[i]) { throw .forbiddenCharacter }
      }
    }
    switch rule.check {
    case .nothing: return
    case .modulo10:
      guard CheckDigits.modulo10(value, 0..<rule.leading) else { throw .wrongCheckDigit }
    case .date: try checkDate(value)
    case .dateAndTime: try checkDateAndTime(value)
    case .country: try checkCountries(value)
    case .countryLetters:
      guard Countries.contains(value[0], value[1]) else { throw .unknownCountry }
    case .yesOrNo:
      guard value[0] <= 0x31 else { throw .notYesOrNo }
    case .percentEncoding: try checkPercent(value)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// GS1's 82 characters: `! " % & ' ( ) * + , - . / 0-9 : ; < = > ? A-Z _ a-z`.
  private static func isText(_ byte: UInt8) -> Bool {
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

  private static func pair(_ value: Span<UInt8>, _ index: Int) -> Int {
    Int(value[index] - 0x30) * 10 + Int(value[index + 1] - 0x30)
  }

  private static func checkDate(_ value: Span<UInt8>) throws(GS1Fault) {
    let month = pair(value, 2)
    guard month >= 1, month <= 12 else { throw .impossibleDate }
    let day = pair(value, 4)
    // Two digits of a year: every fourth is a leap year within the fifty years each way they can mean.
    let days =
      switch month {
      case 2: pair(value, 0) % 4 == 0 ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    guard day <= days else { throw .impossibleDate }
  }

  private static func checkDateAndTime(_ value: Span<UInt8>) throws(GS1Fault) {
    try checkDate(value)
    let (hour, minute) = (pair(value, 6), pair(value, 8))
    if hour == 99, minute == 99 { return }
    guard hour <= 23, minute <= 59 else { throw .impossibleDate }
  }

  private static func checkCountries(_ value: Span<UInt8>) throws(GS1Fault) {
    let number = Int(value[0] - 0x30) * 100 + pair(value, 1)
    guard Countries.contains(number: number) else { throw .unknownCountry }
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
}
