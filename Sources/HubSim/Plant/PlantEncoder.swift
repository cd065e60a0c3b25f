import HubUnits

/// The wheel on the belt and its counter: what is shown of the true travel.
///
/// A function of the belt's travel alone, so that it does not matter when and how often it is read.
///
/// **Units**: micrometres.
struct PlantEncoder: Sendable {
  private let perPulse: Int64
  private let bits: UInt64
  private let seed: UInt64
  /// What is shown at `since`, without the wobble.
  private var shown: Int64 = 0
  private var since: Int64 = 0
  private(set) var keptPerMillion: Int64 = 1_000_000
  private var wobblePerMille: Int64 = 0

  /// A wheel of 160 mm across runs round once in this stretch; an eccentric one errs with it.
  static let wobbleStretch: Int64 = 500_000

  init(_ description: PlantDescription, seed: UInt64) {
    perPulse = description.perPulse.micrometres
    bits = UInt64(description.counterBits)
    self.seed = seed
    wobblePerMille = description.jitter.encoderPerMille
  }

  var isAstray: Bool { keptPerMillion != 1_000_000 }

  /// What the counter would show if it never wrapped.
  func counts(atTravel travel: Int64) -> Int64 {
    let kept = ((travel - since) * keptPerMillion).dividedDown(by: 1_000_000)
    return (shown + kept + wobble(travel)).dividedDown(by: perPulse)
  }

  func register(atTravel travel: Int64) -> UInt64 {
    UInt64(bitPattern: counts(atTravel: travel)) & ((1 << bits) - 1)
  }

  /// The first belt travel, now or later, at which a count is shown; nil for never.
  func travel(toShow count: Int64, after travel: Int64) -> Int64? {
    guard keptPerMillion > 0 else { return nil }
    let missing = max(0, count - counts(atTravel: travel)) * perPulse
    var low = travel
    // A wobbling wheel is behind by less than the stretch between two marks.
    var high = travel + (missing * 1_000_000).dividedUp(by: keptPerMillion) + 2 * Self.wobbleStretch
    guard counts(atTravel: high) >= count else { return nil }
    while low < high {
      let middle = low + (high - low) / 2
      if counts(atTravel: middle) >= count { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Of a million pulses so many count from now on.
  mutating func keep(perMillion: Int64, atTravel travel: Int64) {
    shown += ((travel - since) * keptPerMillion).dividedDown(by: 1_000_000)
    since = travel
    keptPerMillion = perMillion
  }

  mutating func jump(by counts: Int64) { shown += counts * perPulse }

  mutating func wobble(perMille: Int64) { wobblePerMille = perMille }

  /// Between two marks the wheel runs a little too fast or too slow; it is never wrong by more than half that.
  private func wobble(_ travel: Int64) -> Int64 {
    guard wobblePerMille > 0 else { return 0 }
    let mark = travel.dividedDown(by: Self.wobbleStretch)
    let into = travel - mark * Self.wobbleStretch
    let low = error(atMark: mark)
    return low + (error(atMark: mark + 1) - low) * into / Self.wobbleStretch
  }

  private func error(atMark mark: Int64) -> Int64 {
    let most = Self.wobbleStretch * wobblePerMille / 2_000
    var source = SeededRandom(seed: seed ^ 0xE4C0_DE12 &+ UInt64(bitPattern: mark) &* 0xD1B5_4A32_D192_ED03)
    return source.integer(in: -most...most)
  }
}
