import HubUnits

// What a parcel and a diverter do to each other.
extension ConveyorPlant {
  /// A parcel is before a diverter, with its leading edge so far past.
  mutating func meet(_ slot: Int, _ lane: Int, overrun: Int64) {
    let kind = description.lanes[lane].kind
    let wouldCatch = diverters[lane].soundArmCatches(kind)
    let number = bodies[slot].number
    switch diverters[lane].condition {
    case .works:
      guard wouldCatch else {
        let hesitates = diverters[lane].slowBy > .zero || diverters[lane].lateBy > .zero
        if diverters[lane].coil, hesitates { note(.cameBeforeSlowArm(lane), number) }
        return
      }
      if returnsTooSlowly(lane) { note(.caughtBySlowReturn(lane), number) }
      catchIt(slot, lane, overrun)
    case .stuckBack: if wouldCatch { note(.missedBecauseStuck(lane), number) }
    case .stuckOut:
      if !wouldCatch { note(.pushedByStuckOut(lane), number) }
      catchIt(slot, lane, overrun)
    case .half:
      guard wouldCatch else { return }
      note(.halfStroke(lane), number)
      brake(slot)
    }
  }

  /// A level diverter has had hold of a parcel for half its length.
  mutating func commit(_ slot: Int) {
    let lane = bodies[slot].entering
    bodies[slot].commitAt = PlantBody.never
    bodies[slot].entering = -1
    if diverters[lane].catches(description.lanes[lane].kind) {
      take(slot, into: lane)
    } else {
      note(.letGoEarly(lane), bodies[slot].number)
      brake(slot)
    }
  }

  private mutating func catchIt(_ slot: Int, _ lane: Int, _ overrun: Int64) {
    // One diverter at a time: what the left arm holds the right one cannot take.
    guard bodies[slot].entering < 0 else { return }
    let length = bodies[slot].length
    let isLevel = description.lanes[lane].kind.isLevel
    guard overrun < (isLevel ? length / 2 : length * 3 / 4) else {
      // The last quarter gets a knock and stays on the belt.
      note(.knocked(lane), bodies[slot].number)
      return
    }
    guard isLevel else { return take(slot, into: lane) }
    bodies[slot].entering = lane
    bodies[slot].commitAt = bodies[slot].lead(atTravel: travel) - overrun + length / 2
    plan(slot)
  }

  /// A diverter takes a parcel off the belt.
  private mutating func take(_ slot: Int, into lane: Int) {
    let number = bodies[slot].number
    guard chuteHasRoom(lane, bodies[slot].length) else {
      note(.laneBackedUp(lane), number)
      brake(slot)
      return
    }
    let stroke = diverters[lane]
    let overrun = onLoop(bodies[slot].lead(atTravel: travel) - description.lanes[lane].at.micrometres)
    let since = travel - stroke.coilOnTravel
    parcels[number - firstKept].diversion = .init(
      lane: lane, at: now, coilOnAt: stroke.coilOnAt, leadAtCoilOn: Distance(micrometres: since - overrun),
      overrun: Distance(micrometres: overrun), sharedStroke: stroke.used)
    diverters[lane].used = true
    let gone = description.lanes[lane].kind.isLevel ? overrun : 0
    slide(slot, into: lane, way: description.lanes[lane].confirmAfter.micrometres - gone)
  }

  /// A parcel leaves the belt and slides to its lane's confirm eye.
  mutating func slide(_ slot: Int, into lane: Int, way: Int64) {
    leave(slot, to: .chute)
    events.append(.diverted(parcel: bodies[slot].number, lane: lane, at: now))
    bodies[slot].lane = lane
    bodies[slot].target = travel + max(0, way + jitter(description.jitter.chute.micrometres))
    plan(slot)
  }

  /// A parcel is held back for a moment and loses some way.
  ///
  /// **Source**: 20 to 80 mm are what a hand on a parcel costs it; judged by eye.
  private mutating func brake(_ slot: Int) {
    let lost = random.integer(in: 20_000...80_000)
    stretchOn(slot, gained: -lost, over: lost)
  }

  /// Whether a sound diverter would be back by now.
  private func returnsTooSlowly(_ lane: Int) -> Bool {
    let diverter = diverters[lane]
    guard !diverter.coil, diverter.slowBy > .zero || diverter.lateBy > .zero else { return false }
    return now - diverter.coilOffAt > description.lanes[lane].returnTime + description.jitter.actuator
  }
}
