import HubUnits

/// A range of postcodes in a rule, both ends included.
struct PostcodeRange {
  var low: Postcode
  var high: Postcode

  /// Whether every postcode of `other` lies in this range too.
  ///
  /// Bounds are prefixes, so a bound can only be compared with one that is at least as long; a shorter one is
  /// taken as not covered.
  func covers(_ other: PostcodeRange) -> Bool {
    guard low.count <= other.low.count, high.count <= other.high.count else { return false }
    return other.low.lies(from: low, through: high) && other.high.lies(from: low, through: high)
  }
}

extension ValueKind where Value == PostcodeRange {
  static var postcodes: ValueKind {
    ValueKind(
      needs: "a range of postcodes such as '4000-4999'",
      fallback: PostcodeRange(low: Postcode(), high: Postcode())
    ) { text throws(ValueFault) in
      let ends = try ends(of: text)
      guard let low = Postcode(ends.low), let high = Postcode(ends.high), !low.isEmpty, !high.isEmpty else {
        throw ValueFault(
          message:
            "'\(text)' is no range of postcodes; a postcode has 1 to \(Postcode.capacity) letters and digits")
      }
      guard low.count == high.count else {
        throw ValueFault(message: "'\(text)': both ends of a range must have the same length")
      }
      guard low.description <= high.description else {
        throw ValueFault(
          message: "'\(text)' is upside down; write the lower end first: '\(ends.high)-\(ends.low)'")
      }
      return PostcodeRange(low: low, high: high)
    }
  }

  /// `4000-4999`, `4000`, or, where the codes themselves have hyphens, `00-950 - 05-999`.
  private static func ends(of text: String) throws(ValueFault) -> (low: String, high: String) {
    let spaced = text.split(separator: " - ", omittingEmptySubsequences: false)
    if spaced.count == 2 { return (String(spaced[0]), String(spaced[1])) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return (text, text)
    case 2: return (String(parts[0]), String(parts[1]))
    default:
      throw ValueFault(message: "'\(text)' has several hyphens; write the range with blanks: 'LOW - HIGH'")
    }
  }
}
