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
  }

  /// What must hold beyond the shape.
  enum Check: Sendable {
    case nothing
    /// The last of the leading digits is a modulo 10 check digit.
    case modulo10
    /// Six leading digits are a date; day 00 is the end of the month.
    case date
    /// Ten leading digits are a date and a time; 9999 as time is "not set".
    case dateAndTime
    /// The first three digits are a country.
    case country
    /// The value is the two letters of a country.
    case countryLetters
    /// 0 or 1.
    case yesOrNo
    /// `%` stands before two hexadecimal digits.
    case percentEncoding
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

  static func number(_ title: StaticString, _ width: Int, upTo maximum: Int) -> GS1Rule {
    GS1Rule(title: title, width: width, tailMinimum: 1, tailMaximum: maximum, tail: .digits)
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
