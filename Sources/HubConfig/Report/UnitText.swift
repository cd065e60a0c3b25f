import HubUnits

/// Quantities as people write them, in the largest unit that keeps them whole.
enum UnitText {
  static func of(_ time: Nanoseconds) -> String {
    let n = time.count
    if n == 0 { return "0 ms" }
    if n % 60_000_000_000 == 0 { return "\(n / 60_000_000_000) min" }
    if n % 1_000_000_000 == 0 { return "\(n / 1_000_000_000) s" }
    return n.magnitude < 1_000_000
      ? decimal(n, perUnit: 1_000) + " µs" : decimal(n, perUnit: 1_000_000) + " ms"
  }

  static func of(_ length: Distance) -> String {
    let n = length.micrometres
    if n == 0 { return "0 mm" }
    if n % 1_000_000 == 0 { return "\(n / 1_000_000) m" }
    return decimal(n, perUnit: 1_000) + " mm"
  }

  static func of(_ speed: BeltSpeed) -> String {
    decimal(speed.micrometresPerSecond, perUnit: 1_000_000) + " m/s"
  }

  /// Whole milliseconds, rounded up: for what is needed.
  static func upToMilliseconds(_ time: Nanoseconds) -> String { "\((time.count + 999_999) / 1_000_000) ms" }

  /// Tenths of milliseconds, rounded up: for what a wire takes.
  static func tenthsOfMilliseconds(_ time: Nanoseconds) -> String {
    decimal((time.count + 99_999) / 100_000, perUnit: 10) + " ms"
  }

  /// Whole millimetres, rounded up: for what is needed, where rounding down would lie.
  static func upToMillimetres(_ length: Distance) -> String {
    let n = length.micrometres
    return "\(n > 0 ? (n + 999) / 1_000 : n / 1_000) mm"
  }

  /// Whole millimetres, rounded down: for what there is.
  static func toMillimetres(_ length: Distance) -> String {
    let n = length.micrometres
    return "\(n >= 0 ? n / 1_000 : -((999 - n) / 1_000)) mm"
  }

  /// A count of `1 / perUnit` as a decimal without useless zeros. **Precondition**: `perUnit` is a power of ten.
  private static func decimal(_ count: Int64, perUnit: Int64) -> String {
    let sign = count < 0 ? "-" : ""
    let (whole, rest) = count.magnitude.quotientAndRemainder(dividingBy: perUnit.magnitude)
    guard rest != 0 else { return "\(sign)\(whole)" }
    let places = String(perUnit).count - 1
    let padded = String(repeating: "0", count: places - String(rest).count) + String(rest)
    return "\(sign)\(whole).\(padded.trimmingZerosAtEnd())"
  }
}

extension String {
  fileprivate func trimmingZerosAtEnd() -> String {
    String(reversed().drop(while: { $0 == "0" }).reversed())
  }
}
