/// A small random source whose whole future follows from its seed.
///
/// The standard library's generator cannot be seeded; a failing run must be repeatable from its seed alone.
///
/// **Source**: SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// An independent source for one purpose, so that one more draw here changes nothing there.
  public mutating func split() -> SeededRandom { SeededRandom(seed: next()) }

  /// A whole number in a closed range.
  ///
  /// Own arithmetic: the standard library may change how it draws from a range between versions.
  /// **Precondition**: the range spans less than 2^32.
  public mutating func integer(in range: ClosedRange<Int64>) -> Int64 {
    let span = UInt64(range.upperBound - range.lowerBound) + 1
    precondition(span <= 1 << 32, "hub bug: the random range is too wide for an even draw")
    return range.lowerBound + Int64(((next() >> 32) * span) >> 32)
  }

  /// True `perMille` times in a thousand.
  public mutating func chance(perMille: Int64) -> Bool { integer(in: 0...999) < perMille }

  /// One of several.
  ///
  /// **Precondition**: `choices` is not empty.
  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(integer(in: 0...Int64(choices.count - 1)))]
  }
}
