import HubUnits

extension SorterCore {
  /// Judges each lane by its eyes, and tells changes.
  mutating func judgeLanes(_ output: inout CycleOutput) {
    var reopened = false
    for i in plan.lanes.indices {
      judgeFull(i)
      judgeJam(i)
      let state = lanes[i].state
      guard state != lanes[i].told else { continue }
      lanes[i].told = state
      if state == .open { reopened = true }
      trace(.laneChanged(LaneIndex(i), state), &output)
    }
    if reopened { chooseAgain(&output) }
  }

  private mutating func judgeFull(_ i: Int) {
    guard let eye = plan.lanes[i].fullEye else { return }
    let lasting = now - eyes[eye.int].since
    if eyes[eye.int].isBlocked {
      if lasting >= plan.lanes[i].fullAfter { lanes[i].isFull = true }
    } else if lasting >= plan.lanes[i].emptyAfter {
      lanes[i].isFull = false
    }
  }

  private mutating func judgeJam(_ i: Int) {
    guard let eye = plan.lanes[i].confirmEye else { return }
    let isBlocked = eyes[eye.int].isBlocked
    // At the end of the belt a standing belt leaves a parcel in the eye; that is no jam.
    if plan.lanes[i].kind == .exception, beltCondition != .moving { return }
    lanes[i].isJammed = isBlocked && now - eyes[eye.int].since >= plan.lanes[i].jamAfter
  }

  /// Judges each link by the age of its images and the edges of its heartbeat.
  mutating func judgeLinks(_ output: inout CycleOutput) {
    for i in plan.links.indices {
      let condition = links[i].judged(at: now, plan: plan.links[i])
      guard condition != links[i].condition else { continue }
      links[i].condition = condition
      trace(.linkChanged(LinkIndex(i), condition), &output)
    }
  }

  mutating func judgeBelt(_ output: inout CycleOutput) {
    let isFresh = links[plan.belt.encoderLink.int].condition != .stale && belt.hasCount
    let isMoving = belt.speed >= BeltTracker.standing
    let condition: BeltCondition = !isFresh ? .unknown : isMoving ? .moving : .standing
    guard condition != beltCondition else { return }
    beltCondition = condition
    trace(.beltChanged(condition), &output)
  }

  /// Fills in what every link must know now.
  mutating func refreshOutputs(_ output: inout CycleOutput) {
    // A full list may have lost a word: hold before anything else is driven.
    if output.traces.isFull { enterHold(.tracesLost, &output) }
    if now >= nextHeartbeat {
      heartbeat &+= 1
      var every = Nanoseconds.seconds(1)
      for i in plan.links.indices { every = min(every, plan.links[i].heartbeatEvery) }
      nextHeartbeat = now + every
    }
    var held: UInt8 = hold == nil ? 0 : 0xFF
    for i in plan.links.indices where links[i].condition != .good { held |= 1 << UInt8(i) }
    output.image = OutputImage(cycle: cycle, heartbeat: heartbeat, heldLinks: held)
  }
}
