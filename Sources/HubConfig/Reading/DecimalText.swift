/// A decimal number as it was written, without rounding.
struct DecimalText {
  /// All digits as one whole number: 2.5 is 25.
  let digits: Int64
  /// How many of them stood behind the point.
  let decimals: Int

  /// More digits than any belt needs, few enough that `digits` × the largest unit fits 128 bits.
  private static let mostDigits = 15

  /// Splits `2.5 m/s` into its number and what follows, or nil when it does not begin with a number.
  static func split(_ text: String) -> (number: DecimalText, rest: String)? {
    var digits: Int64 = 0
    var decimals = 0
    var seen = 0
    var afterPoint = false
    var rest = text[...]
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    while let character = rest.first {
      if character == ".", !afterPoint, seen > 0 {
        afterPoint = true
      } else if character.isASCII, let digit = character.wholeNumberValue {
        guard seen < mostDigits else { return nil }
        digits = digits * 10 + Int64(digit)
        seen += 1
        if afterPoint { decimals += 1 }
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard seen > 0, !(afterPoint && decimals == 0) else { return nil }
    let number = DecimalText(digits: isNegative ? -digits : digits, decimals: decimals)
    return (number, String(rest.drop(while: { $0 == " " })))
  }

  /// The number times `numerator / denominator`, as a whole number; `isExact` tells whether nothing was lost.
  func scaled(by numerator: Int64, over denominator: Int64) -> (value: Int64, isExact: Bool)? {
    var divisor = Int128(denominator)
    for _ in 0..<decimals { divisor *= 10 }
    let product = Int128(digits) * Int128(numerator)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
    let rounded = quotient + (abs(remainder) * 2 >= divisor ? (product < 0 ? -1 : 1) : 0)
    guard let value = Int64(exactly: rounded) else { return nil }
    return (value, remainder == 0)
  }
}
