public import HubUnits

// Coils, valves and arms.
extension ConveyorPlant {
  /// Energises or releases a lane's diverter coil, now.
  ///
  /// **Precondition**: the lane has a diverter.
  public mutating func setCoil(_ lane: Int, energised: Bool) {
    precondition(description.lanes[lane].hasDiverter, "hub bug: the lane at the end of the belt has no coil")
    guard diverters[lane].coil != energised else { return }
    diverters[lane].coil = energised
    if energised {
      diverters[lane].coilOnAt = now
      diverters[lane].coilOnTravel = travel
    } else {
      diverters[lane].coilOffAt = now
    }
    if diverters[lane].lateBy > .zero {
      planValve(lane)
    } else {
      valve(lane, energised)
    }
  }

  public func coilIsEnergised(_ lane: Int) -> Bool { diverters[lane].coil }

  /// Whether a lane's arm is where it moves parcels.
  public func armIsOut(_ lane: Int) -> Bool { diverters[lane].catches(description.lanes[lane].kind) }

  /// A stuck arm stays back whatever its coil does; loosened, it follows its coil from the next change on.
  public mutating func setStuck(_ lane: Int, _ stuck: Bool) {
    setCondition(lane, stuck ? .stuckBack : .works)
  }

  /// Breaks a diverter's arm, or mends it.
  ///
  /// One that was stuck and is mended follows its coil from the next change on; one that was stuck out goes back if
  /// its coil is off.
  public mutating func setCondition(_ lane: Int, _ condition: PlantDiverterCondition) {
    let before = diverters[lane].condition
    guard before != condition else { return }
    diverters[lane].condition = condition
    if before == .stuckBack { stop(lane, at: .back) }
    if before == .stuckOut, condition == .works, !diverters[lane].coil {
      stop(lane, at: .goingBack)
      move(lane, in: description.lanes[lane].returnTime, out: false)
    }
    settleArm(lane)
    if condition == .stuckOut { meetAll(lane) }
  }

  /// Each movement of a diverter takes so much longer from the next one on.
  public mutating func setSlow(_ lane: Int, by time: Nanoseconds) { diverters[lane].slowBy = time }

  /// A diverter's valve follows its coil only after a time, from the next change on.
  public mutating func setLate(_ lane: Int, by time: Nanoseconds) {
    // What was under way in the old time is void: the valve comes to what its coil says in the new one.
    diverters[lane].lateGeneration &+= 1
    diverters[lane].lateBy = time
    guard diverters[lane].valve != diverters[lane].coil else { return }
    if time > .zero { planValve(lane) } else { valve(lane, diverters[lane].coil) }
  }

  private mutating func planValve(_ lane: Int) {
    plan(
      .valve(lane: Int32(lane), on: diverters[lane].coil, generation: diverters[lane].lateGeneration),
      after: diverters[lane].lateBy)
  }

  private mutating func stop(_ lane: Int, at arm: PlantDiverter.Arm) {
    diverters[lane].generation &+= 1
    diverters[lane].arm = arm
  }

  mutating func valve(_ lane: Int, _ on: Bool, _ generation: Int32) {
    if diverters[lane].lateGeneration == generation { valve(lane, on) }
  }

  private mutating func valve(_ lane: Int, _ on: Bool) {
    guard diverters[lane].valve != on else { return }
    diverters[lane].valve = on
    if on {
      diverters[lane].used = false
      if diverters[lane].arm == .goingBack {
        // Still out in the way; the valve turns it round at once.
        stop(lane, at: .out)
        settleArm(lane)
      } else {
        stop(lane, at: .goingOut)
        move(lane, in: description.lanes[lane].extendTime, out: true)
      }
    } else if diverters[lane].arm == .goingOut {
      // Let go before it was out: it falls back without having touched anything.
      stop(lane, at: .back)
    } else if diverters[lane].arm == .out {
      stop(lane, at: .goingBack)
      move(lane, in: description.lanes[lane].returnTime, out: false)
      settleArm(lane)
    }
  }

  private mutating func move(_ lane: Int, in time: Nanoseconds, out: Bool) {
    let stray = jitter(min(description.jitter.actuator.count, time.count))
    let actual = time + Nanoseconds(stray) + diverters[lane].slowBy
    let generation = diverters[lane].generation
    plan(
      out
        ? .extended(lane: Int32(lane), generation: generation)
        : .returned(lane: Int32(lane), generation: generation),
      after: actual)
  }

  mutating func armMoved(_ lane: Int, _ generation: Int32, to arm: PlantDiverter.Arm) {
    guard diverters[lane].generation == generation else { return }
    diverters[lane].arm = arm
    settleArm(lane)
    if arm == .out { meetAll(lane) }
  }

  /// The switch that says the arm is out.
  private mutating func settleArm(_ lane: Int) {
    let bit = bit(of: .armOut(lane))
    eyes[bit].blockers = armIsOut(lane) ? 1 : 0
    settle(bit)
  }

  /// An arm comes out under whatever lies there.
  private mutating func meetAll(_ lane: Int) {
    let at = description.lanes[lane].at.micrometres
    var slot = rearmost
    for _ in 0..<onBeltCount {
      guard slot >= 0 else { return }
      let next = bodies[slot].ahead
      let overrun = onLoop(bodies[slot].lead(atTravel: travel) - at)
      if overrun >= 0, overrun < bodies[slot].length { meet(slot, lane, overrun: overrun) }
      slot = next
    }
  }
}
