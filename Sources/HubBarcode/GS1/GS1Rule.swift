/// What the General Specifications say of one application identifier: its value's shape and checks.
///
/// A value is a leading run of digits of fixed length, then a tail of variable length; either may be empty.
struct GS1Rule: Sendable {
  /// Which characters a tail may hold.
  enum Tail: Sendable {
    case digits
    /// GS1's 82 characters.
    case text
    /// GS1's 39 characters.
    case code
    /// The 64 characters of safe base 64, perhaps filled up with `=`.
    case base64
  }

  /// What must hold beyond the shape.
  enum Check: Sendable {
    case nothing
    /// The last of the leading digits is a modulo 10 check digit.
    case modulo10
    /// A 0 in front, then thirteen digits with their check digit (8003).
    case asset
    /// Fourteen digits with their check digit, then piece and total, neither 00 (8006, 8026).
    case piece
    /// A company prefix in front: at least four digits.
    case companyPrefix
    /// The same, and two check characters at the end; with a character that is no digit before them where `true`.
    case checkPair(needsLetter: Bool)
    /// Six leading digits are a date; day 00 is the end of the month.
    case date
    /// Six leading digits are a day: 00 is none.
    case day
    /// One day, or the first and the last one.
    case days
    /// A day, then perhaps the time as hours and minutes.
    case dayAndPerhapsTime
    /// A day and hours, perhaps minutes and seconds.
    case dayAndHour
    /// A date and a time of four digits; 9999 as time is "not set".
    case dateAndTime
    /// A day and a time of four digits.
    case dayAndTime
    /// Year of four digits, month, day; with hours and minutes where the value is longer.
    case birth
    /// The first three digits are a country.
    case country
    /// Countries of three digits, one to five of them.
    case countries
    /// The first three digits are a country, or 999 for "several".
    case countryOrSeveral
    /// The value is the two letters of a country.
    case countryLetters
    /// The first three digits are a currency.
    case currency
    /// 0 or 1.
    case yesOrNo
    /// `%` stands before two hexadecimal digits.
    case percentEncoding
    /// Latitude and longitude, ten digits each.
    case place
    /// The tail is a minus sign or nothing.
    case minus
    /// No leading 0.
    case noLeadingZero
    /// Width, length, core diameter: none 0; winding 0, 1 or 9; splices.
    case roll
    /// ISO 13616: two check digits over the rest, modulo 97.
    case iban
    /// The last character is one of an importer index: letter, digit, hyphen or underscore.
    case importer
    /// 0, 1, 2 or 9 (ISO 5218).
    case sex
    /// One digit of two with a slash between, neither 0, the first not above the second.
    case sequence
    /// 01 to 10, or 80 to 99.
    case mediaType
    /// Padded to whole groups of four characters at most.
    case base64

    /// Whether a check digit inside was looked at.
    var isCheckDigit: Bool {
      switch self {
      case .modulo10, .asset, .piece, .checkPair, .iban: true
      default: false
      }
    }
  }

  var title: StaticString
  /// How many digits the identifier has.
  var width: Int
  var leading = 0
  var tailMinimum = 0
  var tailMaximum = 0
  var tail = Tail.text
  var check = Check.nothing
  /// False for predefined lengths: the value needs no separator after it.
  var needsSeparator = true

  static func digits(_ title: StaticString, _ width: Int, _ count: Int, _ check: Check = .nothing) -> GS1Rule
  {
    GS1Rule(title: title, width: width, leading: count, check: check)
  }

  static func number(_ title: StaticString, _ width: Int, upTo maximum: Int, _ check: Check = .nothing)
    -> GS1Rule
  {
    GS1Rule(
      title: title, width: width, tailMinimum: 1, tailMaximum: maximum, tail: .digits, check: check)
  }

  static func text(
    _ title: StaticString, _ width: Int, upTo maximum: Int, from minimum: Int = 1, _ check: Check = .nothing
  ) -> GS1Rule {
    GS1Rule(title: title, width: width, tailMinimum: minimum, tailMaximum: maximum, check: check)
  }

  static func mixed(
    _ title: StaticString, _ width: Int, digits: Int, from minimum: Int = 0, upTo maximum: Int,
    _ tail: Tail = .text, _ check: Check = .nothing
  ) -> GS1Rule {
    GS1Rule(
      title: title, width: width, leading: digits, tailMinimum: minimum, tailMaximum: maximum, tail: tail,
      check: check)
  }
}
