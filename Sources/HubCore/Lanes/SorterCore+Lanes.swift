import HubUnits

// What state a lane is in. A lane is judged when one of its eyes, its link, its diverter or an operator said something,
// and when a time is up; not in every turn.
//
// ```
//  confirm eye  ____|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾|__________
//                   |<- jam_after ->|                        suspected: others are preferred
//  full eye     ______________|‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾|_______
//               or a parcel sent there unconfirmed           jam: closed; nobody else is sent there
//                                            |<- empty_after ->| open again
// ```
extension SorterCore {
  /// The lane is to be judged in this turn.
  mutating func lookAtLane(_ lane: Int) { laneDue.set(lane, .min) }

  /// An eye changed: its lane is to be judged.
  mutating func lookAtLane(ofEye eye: EyeIndex) {
    switch plan.eyes[eye.int].role {
    case .confirm(let lane), .full(let lane), .half(let lane): lookAtLane(lane.int)
    case .induction, .tracking, .feedback: break
    }
  }

  /// Judges each lane that is due, and tells changes.
  mutating func judgeLanes(_ output: inout CycleOutput) {
    var reopened = false
    while laneDue.earliest <= now.nanoseconds, let lane = laneDue.first {
      laneDue.remove(lane)
      let next = judgeLane(lane)
      if next < .distantFuture { laneDue.set(lane, max(next.nanoseconds, now.nanoseconds + 1)) }
      let state = lanes[lane].state
      guard state != lanes[lane].told else { continue }
      lanes[lane].by = LaneRuntime.authority(for: state, before: lanes[lane].told)
      lanes[lane].told = state
      lanes[lane].since = now
      if lanes[lane].refusal == nil { reopened = true }
      trace(.laneChanged(LaneIndex(lane), state, lanes[lane].by), &output)
    }
    if reopened { chooseAgain(&output) }
  }

  /// Judges one lane.
  ///
  /// - Returns: when time alone may change its state.
  private mutating func judgeLane(_ i: Int) -> MonotonicInstant {
    let lane = plan.lanes[i]
    lanes[i].isOutOfService = lane.hasDiverter && diverters[plan.diverter(of: LaneIndex(i))].isOut
    lanes[i].isBlocked = lane.hasDiverter && links[lane.link.int].isOut
    var next = MonotonicInstant.distantFuture
    if let eye = lane.fullEye {
      lanes[i].isFull = lasts(
        eye, was: lanes[i].isFull, blockedFor: lane.fullAfter, clearFor: lane.emptyAfter, &next)
    }
    if let eye = lane.halfEye {
      lanes[i].isHalfFull = lasts(
        eye, was: lanes[i].isHalfFull, blockedFor: lane.fullAfter, clearFor: lane.emptyAfter, &next)
    }
    judgeJam(i, &next)
    if let rate = lane.rate {
      lanes[i].isRateLimited = !lanes[i].mayTake(plan.shortestParcel, rate, at: now)
      if lanes[i].isRateLimited { next = min(next, lanes[i].takesAgain(plan.shortestParcel, rate)) }
    }
    return next
  }

  /// A level that must last to count.
  private func lasts(
    _ eye: EyeIndex, was: Bool, blockedFor: Nanoseconds, clearFor: Nanoseconds,
    _ next: inout MonotonicInstant
  ) -> Bool {
    let eye = eyes[eye.int]
    guard eye.isBlocked != was else { return was }
    let turns = eye.since + (eye.isBlocked ? blockedFor : clearFor)
    if now >= turns { return eye.isBlocked }
    next = min(next, turns)
    return was
  }

  private mutating func judgeJam(_ i: Int, _ next: inout MonotonicInstant) {
    let lane = plan.lanes[i]
    guard let eye = lane.confirmEye else { return }
    // At the end of the belt a standing belt leaves a parcel in the eye; that is no jam.
    if !lane.hasDiverter, beltCondition != .moving { return }
    lanes[i].isJamSuspected = lasts(
      eye, was: lanes[i].isJamSuspected, blockedFor: lane.jamAfter, clearFor: .zero, &next)
    if !lane.hasDiverter {
      // Nothing can be sent elsewhere: one sign is enough to say so.
      lanes[i].isJammed = lanes[i].isJamSuspected
      return
    }
    if !lanes[i].isJamSuspected {
      let clear = eyes[eye.int].since + lane.emptyAfter
      if lanes[i].isJammed, now < clear { next = min(next, clear) } else { lanes[i].isJammed = false }
      if !eyes[eye.int].isBlocked { lanes[i].wasUnconfirmedWhileBlocked = false }
      return
    }
    if isBlocked(lane.fullEye) || isBlocked(lane.halfEye) || lanes[i].wasUnconfirmedWhileBlocked {
      lanes[i].isJammed = true
    }
  }

  private func isBlocked(_ eye: EyeIndex?) -> Bool {
    guard let eye else { return false }
    return eyes[eye.int].isBlocked
  }

  /// Judges each link by the age of its images and the edges of its heartbeat.
  mutating func judgeLinks(_ output: inout CycleOutput) {
    for i in plan.links.indices {
      let condition = links[i].judged(at: now, plan: plan.links[i])
      guard condition != links[i].condition else { continue }
      links[i].condition = condition
      trace(.linkChanged(LinkIndex(i), condition), &output)
      for lane in plan.lanes.indices where plan.lanes[lane].link.int == i { lookAtLane(lane) }
    }
  }

  mutating func judgeBelt(_ output: inout CycleOutput) {
    let isFresh = links[plan.belt.encoderLink.int].condition != .stale && belt.hasCount
    let isMoving = belt.speed >= BeltTracker.standing
    let condition: BeltCondition = !isFresh ? .unknown : isMoving ? .moving : .standing
    guard condition != beltCondition else { return }
    beltCondition = condition
    beltChangedAt = now
    if condition == .moving { edgesWhileStanding = 0 }
    stoodAt = belt.position
    lookAtLane(plan.exceptionLane.int)
    trace(.beltChanged(condition), &output)
  }

  /// Judges the eyes on the way: nothing stands before one for longer than any parcel takes to pass.
  mutating func judgeEyes(_ output: inout CycleOutput) {
    guard now >= nextEyeJudgement else { return }
    nextEyeJudgement = now + .milliseconds(100)
    guard belt.hasCount else { return }
    for i in plan.way.indices {
      let eye = plan.way[i]
      switch health[eye.int].condition {
      case .good, .flickering, .blind:
        if isStuck(eye) {
          judge(eye, .stuckBlocked, &output)
        } else if health[eye.int].condition == .flickering, health[eye.int].isQuiet(at: now) {
          judge(eye, .good, &output)
        }
      case .stuckBlocked: if !eyes[eye.int].isBlocked { judge(eye, .good, &output) }
      }
    }
  }

  private func isStuck(_ eye: EyeIndex) -> Bool {
    eyes[eye.int].isBlocked && belt.position - eyes[eye.int].edgeAt > plan.longestParcel * 2
  }

  /// Says what is thought of an eye from now on.
  mutating func judge(_ eye: EyeIndex, _ condition: EyeCondition, _ output: inout CycleOutput) {
    guard health[eye.int].condition != condition else { return }
    health[eye.int].condition = condition
    if condition == .good { health[eye.int].missedInRow = 0 }
    trace(.eyeChanged(eye, condition), &output)
  }

  /// Fills in what every link must know now.
  mutating func refreshOutputs(_ output: inout CycleOutput) {
    // A full list may have lost a word: hold before anything else is driven.
    if output.traces.isFull { enterHold(.tracesLost, &output) }
    if now >= nextHeartbeat {
      heartbeat &+= 1
      nextHeartbeat = now + plan.heartbeatEvery
    }
    var held: UInt8 = hold == nil ? 0 : 0xFF
    var joggable: UInt8 = hold == .operator ? 0xFF : 0
    for i in plan.links.indices where links[i].condition != .good {
      held |= 1 << UInt8(i)
      joggable &= ~(1 << UInt8(i))
    }
    output.image = OutputImage(
      cycle: cycle, heartbeat: heartbeat, heldLinks: held, joggableLinks: joggable)
  }
}
