import HubUnits

/// The belt as its encoder tells it: position unwrapped, speed, history.
struct BeltTracker: ~Copyable {
  /// How far back speed is measured while it is steady.
  ///
  /// **Source**: at 1 mm a pulse and 2.5 m/s, 100 ms are 250 pulses: the counter's grain is 0.4 %.
  static let speedSpan = Nanoseconds.milliseconds(100)
  /// How far back speed is measured while it changes. **Source**: four polls of 5 ms; grain 2 %.
  static let shortSpan = Nanoseconds.milliseconds(20)
  /// Below this the belt counts as standing. **Source**: two pulses of 1 mm in `speedSpan`.
  static let standing = BeltSpeed.millimetresPerSecond(20)
  /// What an exchange on the wire may shift a stamp by, in the judgement of a step.
  static let stampSlack = Nanoseconds.milliseconds(20)
  /// How long the encoder must agree with the drive again before it is believed. **Source**: 25 m of belt.
  static let probation = Nanoseconds.seconds(10)

  private(set) var mode: TrackingMode = .distance
  private(set) var position: BeltPosition = .zero
  private(set) var taken: MonotonicInstant = .distantPast
  private(set) var speed: BeltSpeed = .zero
  private(set) var history: BeltHistory
  private(set) var doubt = EncoderDoubt()
  /// The furthest the belt had come when it last began to go back.
  private(set) var reversedAt: BeltPosition?
  /// The counter as last read; meaningful once `hasCount`.
  private(set) var raw: UInt32 = 0
  private(set) var hasCount = false
  private var furthest: BeltPosition = .zero
  private var believedSince: MonotonicInstant = .distantFuture

  init(in region: inout MemoryRegion) { history = BeltHistory(in: &region) }

  /// Whether the belt has gone back lately: eyes may see the same edges again.
  var hasReversedLately: Bool {
    guard let reversedAt else { return false }
    return position < reversedAt + .millimetres(300)
  }

  /// How far the belt is behind the furthest point it had reached.
  var backlog: Distance { furthest - position }

  /// Takes a counter value read at an instant, and whether the drive ran then, if anybody knows.
  mutating func take(_ raw: UInt32, runs: Bool?, at instant: MonotonicInstant, plan: BeltPlan) -> BeltStep {
    guard hasCount else {
      hasCount = true
      self.raw = raw
      note(moved: .zero, at: instant)
      return .first
    }
    let elapsed = instant - taken
    let counted = travel(from: self.raw, to: raw, elapsed: elapsed, plan: plan)
    let furthestCount = plan.highestSpeed.travel(in: elapsed + BeltTracker.stampSlack)
    let range = Distance(micrometres: plan.perPulse.micrometres << Int64(plan.encoderBits))
    self.raw = raw
    if mode == .time { return takeByTime(counted, elapsed, runs ?? false, instant, plan) }
    if furthestCount >= range || counted.magnitude > furthestCount {
      // Counting starts anew from here; what was on the belt is no longer where we think.
      history.removeAll()
      speed = .zero
      reversedAt = nil
      note(moved: .zero, at: instant)
      return .jumped(counted)
    }
    note(moved: counted, at: instant)
    speed = history.speed()
    guard let runs else { return .moved(counted) }
    if doubt.take(counted: counted, in: elapsed, at: instant, runs: runs, plan: plan) {
      return .contradicted(counted)
    }
    doubt.learn(speed)
    return .moved(counted)
  }

  /// From here on the belt is followed by time.
  mutating func degrade() {
    mode = .time
    believedSince = .distantFuture
    doubt.forgive()
    speed = doubt.driveRuns ? doubt.cruise : .zero
  }

  /// The encoder is given another chance.
  mutating func forgive() { doubt.forgive() }

  /// Where the belt is at an instant, as far as the last count and the speed tell.
  func position(at instant: MonotonicInstant) -> BeltPosition? {
    history.position(at: instant, speed: speed)
  }

  private mutating func takeByTime(
    _ counted: Distance, _ elapsed: Nanoseconds, _ runs: Bool, _ instant: MonotonicInstant, _ plan: BeltPlan
  ) -> BeltStep {
    let ran = doubt.driveRuns
    let doubted = doubt.take(counted: counted, in: elapsed, at: instant, runs: runs, plan: plan)
    let moved = runs ? doubt.cruise.travel(in: elapsed) : .zero
    speed = runs ? doubt.cruise : .zero
    note(moved: moved, at: instant)
    if doubted || !runs {
      doubt.forgive()
      believedSince = .distantFuture
    } else if believedSince == .distantFuture {
      believedSince = instant
    } else if instant - believedSince > BeltTracker.probation {
      mode = .distance
      return .believed(moved)
    }
    return ran == runs ? .moved(moved) : .unfollowed
  }

  /// What two counts are apart. The shorter way round is meant (a short reverse), unless so much time has passed
  /// that forward travel alone may have gone past half the range.
  private func travel(from last: UInt32, to raw: UInt32, elapsed: Nanoseconds, plan: BeltPlan) -> Distance {
    let modulus: Int64 = 1 << Int64(plan.encoderBits)
    var pulses = (Int64(raw) - Int64(last)) & (modulus - 1)
    if pulses >= modulus / 2 {
      let half = Distance(micrometres: plan.perPulse.micrometres * (modulus / 2))
      if plan.highestSpeed.travel(in: elapsed) < half { pulses -= modulus }
    }
    return plan.perPulse * pulses
  }

  private mutating func note(moved: Distance, at instant: MonotonicInstant) {
    // Less than what an encoder trembles by is no way back.
    if moved < .zero, furthest - (position + moved) > .millimetres(3) { reversedAt = furthest }
    position = position + moved
    if position > furthest { furthest = position }
    taken = instant
    history.append(BeltHistory.Entry(at: instant, position: position))
  }
}
