/// Alt held and digits on the keypad: a character by its number, whatever the country setting.
struct AltCode: Sendable, BitwiseCopyable {
  private(set) var digitCount = 0
  private var startsWithZero = false
  private var value = 0

  /// **Precondition**: a keypad digit, usages 59 (1) to 62 (0).
  mutating func take(_ usage: UInt8) {
    let digit = usage == 0x62 ? 0 : Int(usage) - 0x58
    if digitCount == 0 { startsWithZero = digit == 0 }
    // Four digits are the longest code scanners send (0 and three digits); more cannot overflow.
    value = min(value * 10 + digit, 9_999)
    digitCount += 1
  }

  var byte: UInt8 { value <= 0xFF ? UInt8(value) : Keymap.substitute }

  /// Above 127 only codes with a leading 0 are Latin-1; without it they are a code page we do not know.
  var isCertain: Bool { value < 0x80 || (value <= 0xFF && startsWithZero) }
}
