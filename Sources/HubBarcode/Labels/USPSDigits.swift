import HubUnits

/// A number of the United States Postal Service among digits: where it starts, and which of its three formats it is.
///
///     420 postcode(5 or 9) 94 service(3) mailer(9, or 6) serial check      online label
///     420 postcode(5 or 9) 92, 93 or 95 …                                  commercial or retail label
///     420 postcode(5 or 9) 91 service(2) mailer(9) serial(8) check         the old format
///
/// **Source**: USPS publication 199, Intelligent Mail package barcode; fixtures `parcel/courier_formats`.
struct USPSDigits: BitwiseCopyable {
  let format: LabelFormat
  /// Where the number itself starts, behind `420` and the postcode.
  let start: Int

  /// The number in a label of digits, or nil when there is none.
  init?(_ text: LabelText) {
    // A number cannot start with 42, so a label that starts with 420 holds a postcode. The longer one first: it is
    // there only before the shortest number.
    if text.starts(with: "420") {
      for postcode in 0..<2 {
        let start = 3 + (postcode == 0 ? 9 : 5)
        guard let format = Self.format(text, from: start) else { continue }
        if postcode == 0, text.count - start > 22 { continue }
        self.init(format: format, start: start)
        return
      }
      return nil
    }
    guard text.count >= 22, let format = Self.format(text, from: 0) else { return nil }
    self.init(format: format, start: 0)
  }

  private init(format: LabelFormat, start: Int) {
    self.format = format
    self.start = start
  }

  private static func format(_ text: LabelText, from start: Int) -> LabelFormat? {
    let count = text.count - start
    guard count >= 20 else { return nil }
    if count == 20 { return start > 0 ? .uspsLegacy : nil }
    guard text[start] == 0x39 else { return nil }
    // A mailer id that starts with 9 has nine digits, every other one six.
    let isLongMailer = text[start + 5] == 0x39
    switch text[start + 1] {
    case 0x31: return count == 22 ? .uspsLegacy : nil
    case 0x34:
      let fits = count == 22 || count == 26 || (count == 30 && isLongMailer && start == 0)
      return fits ? .uspsIMpbOnline : nil
    case 0x32: return isLongMailer && (count == 22 || count == 26) ? .uspsIMpbCommercial : nil
    case 0x33: return !isLongMailer && (count == 22 || count == 26) ? .uspsIMpbCommercial : nil
    case 0x35: return count == 22 || count == 26 ? .uspsIMpbCommercial : nil
    default: return nil
    }
  }

  func isRight(_ text: LabelText) -> Bool {
    text.count - start == 20
      ? Self.isLegacyRight(text, start..<text.count) : CheckDigits.modulo10(text, start..<text.count)
  }

  /// The check of the old format's twenty digits takes in the `91` that is not printed: 9 times 3 and 1.
  static func isLegacyRight(_ text: LabelText, _ range: Range<Int>) -> Bool {
    CheckDigits.modulo10(text, range, plus: 9 * 3 + 1)
  }
}
