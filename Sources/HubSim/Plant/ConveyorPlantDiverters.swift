public import HubUnits

// Coils, arms, and what people do to lanes.
extension ConveyorPlant {
  /// Energises or releases a lane's diverter coil, now.
  ///
  /// **Precondition**: the lane has a diverter.
  public mutating func setCoil(_ lane: Int, energised: Bool) {
    precondition(description.lanes[lane].hasDiverter, "hub bug: the lane at the end of the belt has no coil")
    guard diverters[lane].coil != energised else { return }
    diverters[lane].coil = energised
    diverters[lane].generation += 1
    if energised { coilOn(lane) } else { coilOff(lane) }
  }

  public func coilIsEnergised(_ lane: Int) -> Bool { diverters[lane].coil }

  /// Whether a lane's arm is where it moves parcels.
  public func armIsOut(_ lane: Int) -> Bool { diverters[lane].catches }

  /// A stuck arm stays back whatever its coil does; loosened, it follows its coil from the next change on.
  public mutating func setStuck(_ lane: Int, _ stuck: Bool) {
    diverters[lane].stuck = stuck
    guard stuck else { return }
    diverters[lane].generation += 1
    diverters[lane].arm = .back
  }

  /// Holds a lane's full eye covered for a time, whatever lies there.
  public mutating func holdFull(_ lane: Int, for time: Nanoseconds) {
    laneStates[lane].forced += 1
    cover(index(of: .full(lane)))
    plan(.fullReleased(lane: lane), after: time)
  }

  /// How many parcels lie in a lane.
  public func content(of lane: Int) -> Int { laneStates[lane].content }

  /// How many parcels came into a lane that was full up to its eye.
  public func overfilled(_ lane: Int) -> Int { laneStates[lane].overfilled }

  private mutating func coilOn(_ lane: Int) {
    diverters[lane].coilOnAt = now
    diverters[lane].coilOnTravel = travel
    diverters[lane].used = false
    guard !diverters[lane].stuck else { return }
    if diverters[lane].arm == .goingBack {
      // Still out in the way; the valve turns it round at once.
      diverters[lane].arm = .out
      return
    }
    diverters[lane].arm = .goingOut
    move(lane, in: description.lanes[lane].extendTime, out: true)
  }

  private mutating func coilOff(_ lane: Int) {
    guard !diverters[lane].stuck else { return }
    if diverters[lane].arm == .goingOut {
      // Let go before it was out: it falls back without having touched anything.
      diverters[lane].arm = .back
      return
    }
    guard diverters[lane].arm == .out else { return }
    diverters[lane].arm = .goingBack
    move(lane, in: description.lanes[lane].returnTime, out: false)
  }

  private mutating func move(_ lane: Int, in time: Nanoseconds, out: Bool) {
    let actual = time + Nanoseconds(jitter(min(description.jitter.actuator.count, time.count)))
    let generation = diverters[lane].generation
    plan(
      out ? .extended(lane: lane, generation: generation) : .returned(lane: lane, generation: generation),
      after: actual)
  }

  mutating func armMoved(_ lane: Int, _ generation: Int, to arm: PlantDiverter.Arm) {
    guard diverters[lane].generation == generation else { return }
    diverters[lane].arm = arm
    guard arm == .out else { return }
    for parcel in moving {
      let overrun = bodies[parcel].leadingEdge(atTravel: travel) - description.lanes[lane].at
      // The last quarter gets a knock and stays on the belt.
      if overrun >= .zero, overrun < bodies[parcel].length * 3 / 4 {
        take(parcel, into: lane, overrun: overrun)
      }
    }
  }
}
