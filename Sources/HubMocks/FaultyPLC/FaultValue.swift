import HubUnits

/// The values in a fault's parameters.
enum FaultValue {
  /// A time with its unit: `80ms`, `2.5s`, `1min`.
  static func time(_ text: String, atLeast least: Int64 = 0) -> Nanoseconds? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let units: [String: Double] = ["us": 1e3, "ms": 1e6, "s": 1e9, "m": 6e10, "min": 6e10]
    guard let number = Double(digits), let unit = units[String(text.dropFirst(digits.count))] else {
      return nil
    }
    // A day is more than any test runs.
    guard number * unit <= 86_400e9 else { return nil }
    let count = Int64((number * unit).rounded())
    return count >= least ? Nanoseconds(count) : nil
  }

  /// A share: `5%` or `0.05`.
  static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text) else { return nil }
    let share = isPercent ? number / 100 : number
    return (0...1).contains(share) ? share : nil
  }

  static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    let isHex = text.hasPrefix("0x")
    guard let number = isHex ? Int(text.dropFirst(2), radix: 16) : Int(text) else { return nil }
    return range.contains(number) ? number : nil
  }
}
