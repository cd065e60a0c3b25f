public import HubUnits

// The belt: its speed, how far it has run, and what the encoder shows of that.
extension ConveyorPlant {
  /// How far the belt has run since the start; rolling back takes away from it.
  public var beltTravel: Distance { Distance(micrometres: travel) }

  /// Whether the belt is driven.
  public var motorRuns: Bool { speed > .zero }

  /// Changes the belt's speed from now on; zero stops it, a negative one rolls it back.
  public mutating func setSpeed(_ speed: BeltSpeed) {
    ramp.generation &+= 1
    drive(at: speed)
  }

  /// Changes the belt's speed evenly over a time, in steps of 5 ms.
  ///
  /// **Source**: 5 ms is a drive's usual own step; in it a belt ramping at 2.5 m/s² changes by 12.5 mm/s.
  public mutating func ramp(to speed: BeltSpeed, over time: Nanoseconds) {
    ramp.generation &+= 1
    ramp.from = self.speed.micrometresPerSecond
    ramp.to = speed.micrometresPerSecond
    ramp.step = 0
    ramp.steps = max(1, time.count / 5_000_000)
    ramp.every = time.count / ramp.steps
    plan(.ramp(generation: ramp.generation), after: Nanoseconds(ramp.every))
  }

  /// Lets the belt roll back some way and stop.
  ///
  /// **Precondition**: the speed is above zero.
  public mutating func rollBack(_ way: Distance, at speed: BeltSpeed) {
    precondition(speed > .zero, "hub bug: a belt that rolls back at no speed never gets there")
    ramp.generation &+= 1
    drive(at: BeltSpeed(micrometresPerSecond: -speed.micrometresPerSecond))
    let time = (way.micrometres * 1_000_000_000).dividedUp(by: speed.micrometresPerSecond)
    plan(.rolledBack(generation: ramp.generation), after: Nanoseconds(time))
  }

  mutating func rampOn(_ generation: Int32) {
    guard ramp.generation == generation else { return }
    ramp.step += 1
    let change = (ramp.to - ramp.from) * ramp.step / ramp.steps
    drive(at: BeltSpeed(micrometresPerSecond: ramp.from + change))
    if ramp.step < ramp.steps {
      plan(.ramp(generation: generation), after: Nanoseconds(ramp.every))
    }
  }

  private mutating func drive(at speed: BeltSpeed) {
    let turned = (speed < .zero) != isRollingBack
    if self.speed != speed { noteOnBelt(speed < .zero ? .rolledBack : .beltChangedSpeed) }
    self.speed = speed
    quietUntil = .distantPast
    if turned { turnRound() }
  }

  /// Moves the belt without anything happening on it.
  mutating func roll(to instant: MonotonicInstant) {
    guard instant > now else { return }
    var left = instant.nanoseconds - now.nanoseconds
    // Steps of 100 s keep speed times time far inside 64 bits at any belt speed.
    while left > 0 {
      let slice = min(left, 100_000_000_000)
      let whole = speed.micrometresPerSecond * slice + travelRemainder
      let run = whole.dividedDown(by: 1_000_000_000)
      travel += run
      travelRemainder = whole - run * 1_000_000_000
      left -= slice
    }
    now = instant
  }

  /// When an entry of the agenda now in use is due at the present speed.
  func time(ofEntry due: Int64) -> MonotonicInstant {
    isRollingBack ? time(below: -due) : time(ofTravel: due)
  }

  /// When the belt will have run this far at the present speed.
  private func time(ofTravel target: Int64) -> MonotonicInstant {
    guard target > travel else { return now }
    // Further than 9 km is further than any plan is true.
    guard speed > .zero, target - travel < 9_000_000_000 else { return .distantFuture }
    let missing = (target - travel) * 1_000_000_000 - travelRemainder
    return now + Nanoseconds(missing.dividedUp(by: speed.micrometresPerSecond))
  }

  /// When the belt will have rolled back to less than this travel.
  private func time(below target: Int64) -> MonotonicInstant {
    guard target <= travel else { return now }
    guard speed < .zero, travel - target < 9_000_000_000 else { return .distantFuture }
    let over = (travel - target) * 1_000_000_000 + travelRemainder
    return now + Nanoseconds(over / -speed.micrometresPerSecond + 1)
  }
}
