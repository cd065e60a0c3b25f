import HubUnits

/// Holds the encoder against the drive: how far its counts are from what a belt that runs must have travelled.
///
/// ```
///  drive     ______|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
///  ramp            |--- ramp ---|              nothing is judged
///  expected                     /‾ cruise x time
///  counted                      /‾‾‾\____      stops counting
///  missing   ___________________________/|     above `limit`: contradicted
/// ```
struct EncoderDoubt: BitwiseCopyable {
  /// What may be missing or too much before the encoder is not believed.
  ///
  /// **Source**: a quarter of the smallest usual gap, so that nothing was fired at a neighbour yet.
  static let limit = Distance.millimetres(80)
  /// What a belt may be slower or faster than it was without any doubt, in thousandths.
  ///
  /// **Source**: over 8 m, a usual way between two eyes, this is the tracking window.
  static let allowance: Int64 = 15

  private var missing: Distance = .zero
  private var runs = false
  private var since: MonotonicInstant = .distantPast
  /// The belt has had its speed for longer than any ramp.
  private var isSteady = false
  /// The speed the belt has when it is driven steadily.
  private(set) var cruise: BeltSpeed = .zero

  /// Whether the drive runs, as last seen.
  var driveRuns: Bool { runs }

  /// Takes what was counted between two images.
  ///
  /// - Returns: whether the encoder is contradicted now.
  mutating func take(
    counted: Distance, in elapsed: Nanoseconds, at instant: MonotonicInstant, runs: Bool, plan: BeltPlan
  ) -> Bool {
    if cruise == .zero { cruise = plan.nominalSpeed }
    if runs != self.runs {
      self.runs = runs
      since = instant
    }
    let ramp = plan.drive?.ramp ?? .zero
    // A belt that creeps or stops is moved by people; nobody says how.
    isSteady = runs && instant - since > ramp
    guard isSteady else {
      missing = .zero
      return false
    }
    let expected = cruise.travel(in: elapsed)
    let allowed = Distance(micrometres: expected.micrometres * EncoderDoubt.allowance / 1_000)
    missing = missing + expected - counted
    missing = missing > .zero ? max(missing - allowed, .zero) : min(missing + allowed, .zero)
    return missing.magnitude > EncoderDoubt.limit
  }

  /// Learns how fast the belt is when it is driven steadily.
  mutating func learn(_ speed: BeltSpeed) {
    // While it ramps, a silent encoder would teach a speed that the belt never had.
    guard isSteady, missing == .zero else { return }
    // A thousandth a step: five seconds at 5 ms an image, slow beside any fault.
    let step = (speed.micrometresPerSecond - cruise.micrometresPerSecond) / 1_024
    cruise = BeltSpeed(micrometresPerSecond: cruise.micrometresPerSecond + step)
  }

  mutating func forgive() { missing = .zero }
}
