import HubUnits

/// The belt as its encoder tells it: position unwrapped, speed, history.
struct BeltTracker: ~Copyable {
  /// How far back speed is measured.
  ///
  /// **Source**: at 1 mm a pulse and 2.5 m/s, 100 ms are 250 pulses: the counter's grain is 0.4 %.
  static let speedSpan = Nanoseconds.milliseconds(100)
  /// Below this the belt counts as standing. **Source**: two pulses of 1 mm in `speedSpan`.
  static let standing = BeltSpeed.millimetresPerSecond(20)
  /// What an exchange on the wire may shift a stamp by, in the judgement of a step.
  static let stampSlack = Nanoseconds.milliseconds(20)

  private(set) var position: BeltPosition = .zero
  private(set) var taken: MonotonicInstant = .distantPast
  private(set) var speed: BeltSpeed = .zero
  private(set) var history: BeltHistory
  private var count: UInt32?

  init(in region: inout MemoryRegion) { history = BeltHistory(in: &region) }

  var hasCount: Bool { count != nil }

  /// Takes a counter value read at an instant.
  mutating func take(_ raw: UInt32, at instant: MonotonicInstant, plan: BeltPlan) -> BeltStep {
    guard let last = count else {
      note(raw, moved: .zero, at: instant)
      return .first
    }
    let elapsed = instant - taken
    let moved = travel(from: last, to: raw, elapsed: elapsed, plan: plan)
    let furthest = plan.highestSpeed.travel(in: elapsed + BeltTracker.stampSlack)
    let range = Distance(micrometres: plan.perPulse.micrometres << Int64(plan.encoderBits))
    let mayHaveWrapped = furthest >= range
    if mayHaveWrapped || moved.magnitude > furthest {
      // Counting starts anew from here; what was on the belt is no longer where we think.
      history.removeAll()
      speed = .zero
      note(raw, moved: .zero, at: instant)
      return .jumped(moved)
    }
    note(raw, moved: moved, at: instant)
    measureSpeed()
    return .moved(moved)
  }

  /// Where the belt is at an instant, as far as the last count and the speed tell.
  func position(at instant: MonotonicInstant) -> BeltPosition? {
    history.position(at: instant, speed: speed)
  }

  private func travel(from last: UInt32, to raw: UInt32, elapsed: Nanoseconds, plan: BeltPlan) -> Distance {
    let modulus: Int64 = 1 << Int64(plan.encoderBits)
    var pulses = (Int64(raw) - Int64(last)) % modulus
    if pulses < 0 { pulses += modulus }
    // The shorter way round is meant (a short reverse), unless so much time has passed that forward travel
    // alone may have gone past half the range.
    let half = Distance(micrometres: plan.perPulse.micrometres * (modulus / 2))
    if pulses >= modulus / 2, plan.highestSpeed.travel(in: elapsed) < half { pulses -= modulus }
    return plan.perPulse * pulses
  }

  private mutating func note(_ raw: UInt32, moved: Distance, at instant: MonotonicInstant) {
    count = raw
    position = position + moved
    taken = instant
    history.append(BeltHistory.Entry(at: instant, position: position))
  }

  private mutating func measureSpeed() {
    var age = 1
    while age + 1 < history.count, taken - history.entry(back: age).at < BeltTracker.speedSpan { age += 1 }
    guard age < history.count else { return }
    let then = history.entry(back: age)
    let microseconds = (taken - then.at).count / 1_000
    guard microseconds > 0 else { return }
    speed = BeltSpeed(
      micrometresPerSecond: (position - then.position).micrometres * 1_000_000 / microseconds)
  }
}
