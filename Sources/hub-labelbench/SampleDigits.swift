/// Digits from a fixed seed, with the check digits of the formats that have one. Written anew, not taken from what is
/// measured.
///
/// **Source**: SplitMix64, Steele, Lea and Flood 2014.
struct SampleDigits {
  private var state: UInt64 = 0x5EED

  private mutating func digit() -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % 10)
  }

  private mutating func digits(_ count: Int) -> [Int] { (0..<count).map { _ in digit() } }

  mutating func text(_ count: Int) -> String { digits(count).map(String.init).joined() }

  /// Digits and their check digit, weights 3 and 1 from the right.
  mutating func withModulo10(_ count: Int) -> String {
    let digits = digits(count)
    let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
    return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
  }

  /// Eight digits and the check digit of UPU S10.
  mutating func withS10() -> String {
    let digits = digits(8)
    let rest = 11 - zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return (digits + [rest == 10 ? 0 : rest == 11 ? 5 : rest]).map(String.init).joined()
  }
}
