import HubUnits

// What happens when something planned is due.
extension ConveyorPlant {
  mutating func perform(_ step: PlantStep) {
    switch step {
    case .extended(let lane, let generation): armMoved(Int(lane), generation, to: .out)
    case .returned(let lane, let generation): armMoved(Int(lane), generation, to: .back)
    case .valve(let lane, let on, let generation): valve(Int(lane), on, generation)
    case .flicker(let eye, let inverted):
      eyes[Int(eye)].bounces = inverted
      settle(Int(eye))
    case .dirt(let eye, let covering, let generation): dirtMoved(Int(eye), covering, generation)
    case .ghostGone(let eye): uncover(Int(eye))
    case .passingFull(let lane, let covering):
      if covering { cover(bit(of: .full(Int(lane)))) } else { uncover(bit(of: .full(Int(lane)))) }
    case .emptied(let lane): empty(Int(lane))
    case .fullReleased(let lane):
      laneStates[Int(lane)].forced -= 1
      uncover(bit(of: .full(Int(lane))))
    case .jamGone(let lane, let generation): jamGone(Int(lane), generation)
    case .loosened(let slot, let sticking):
      if bodies[Int(slot)].sticking == sticking { loosen(Int(slot)) }
    case .ramp(let generation): rampOn(generation)
    case .rolledBack(let generation):
      if ramp.generation == generation { setSpeed(.zero) }
    case .letGo(let lane):
      if now >= diverters[Int(lane)].letGoAt { setCoil(Int(lane), energised: false) }
    }
  }

  mutating func perform(_ slot: Int) {
    guard slot >= 0 else { return countReached() }
    switch bodies[slot].next {
    case .lead: if isRollingBack { leadWentBack(slot) } else { leadArrived(slot) }
    case .tail: if isRollingBack { tailCameBack(slot) } else { tailLeft(slot) }
    case .label: labelPassed(slot)
    case .mishap: befall(slot)
    case .commit: commit(slot)
    case .stretchEnd:
      bodies[slot].stretchEnd = PlantBody.never
      bodies[slot].overtakes = false
      setRate(slot, bodies[slot].ownRate)
    case .contact: touched(slot)
    case .pass: passed(slot)
    case .chute: slid(slot)
    }
  }

  private mutating func leadArrived(_ slot: Int) {
    let index = bodies[slot].nextLead
    let point = points[loop > 0 ? index % points.count : index]
    bodies[slot].nextLead += 1
    switch point.kind {
    case .eye:
      cover(point.bit)
      notePassing(slot, point)
    case .divert(let lane):
      meet(slot, lane, overrun: 0)
      guard bodies[slot].place == .belt else { return }
    case .end(let lane):
      leave(slot, to: .confirm)
      arrived(slot, in: lane)
      return
    }
    plan(slot)
  }

  private mutating func tailLeft(_ slot: Int) {
    let eye = eyePoints[loop > 0 ? bodies[slot].nextTail % eyePoints.count : bodies[slot].nextTail]
    bodies[slot].nextTail += 1
    uncover(eye.bit)
    noteRoll(slot, eye.bit, others: eyes[eye.bit].blockers)
    plan(slot)
  }

  /// The mirror of an arrival: the eye sees the leading edge go.
  private mutating func leadWentBack(_ slot: Int) {
    bodies[slot].nextLead -= 1
    let index = bodies[slot].nextLead
    let point = points[loop > 0 ? index % points.count : index]
    if point.bit >= 0 { uncover(point.bit) }
    plan(slot)
  }

  private mutating func tailCameBack(_ slot: Int) {
    bodies[slot].nextTail -= 1
    cover(eyePoints[loop > 0 ? bodies[slot].nextTail % eyePoints.count : bodies[slot].nextTail].bit)
    plan(slot)
  }

  private mutating func labelPassed(_ slot: Int) {
    if isRollingBack { bodies[slot].nextRead -= 1 }
    let index = bodies[slot].nextRead
    if !isRollingBack { bodies[slot].nextRead += 1 }
    events.append(
      .atReadPoint(
        parcel: bodies[slot].number, readPoint: loop > 0 ? index % readPoints.count : index, at: now))
    plan(slot)
  }

  /// A parcel leaves the belt, and the eyes that it covered see again.
  mutating func leave(_ slot: Int, to place: PlantBody.Place) {
    for index in bodies[slot].nextTail..<max(bodies[slot].nextTail, eyesPassed(slot)) {
      uncover(eyePoints[loop > 0 ? index % eyePoints.count : index].bit)
    }
    bodies[slot].place = place
    bodies[slot].generation &+= 1
    bodies[slot].target = PlantBody.never
    onBeltCount -= 1
    unlink(slot)
  }
}
