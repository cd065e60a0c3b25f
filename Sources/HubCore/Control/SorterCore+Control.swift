import HubUnits

extension SorterCore {
  /// Takes one word from the control plane.
  mutating func take(_ message: ControlMessage, _ output: inout CycleOutput) {
    switch message {
    case .facts(let facts): take(facts, &output)
    case .factsUnavailable(let serial): takeNoFacts(of: serial, &output)
    case .lane(let lane, let enabled, let command):
      guard lane.int < plan.lanes.count else {
        trace(.commandRefused(command), &output)
        return
      }
      enable(lane, enabled)
      trace(.commandApplied(command), &output)
    case .redirect(let serial, let lane, let command): redirect(serial, to: lane, command, &output)
    case .resume(let last): resume(last, &output)
    case .hold(let cause, let command):
      enterHold(cause, &output)
      trace(.commandApplied(command), &output)
    case .reset(let command): reset(command, &output)
    case .stop:
      enterHold(.stopping, &output)
      flush(as: .flushedStop, &output)
      trace(.stopped, &output)
    }
  }

  private mutating func enable(_ lane: LaneIndex, _ enabled: Bool) {
    lanes[lane.int].isDisabled = !enabled
    lookAtLane(lane.int)
    guard enabled else { return }
    // Opening a lane is the operator's word that its diverter was seen to; the other side's lane opens with it.
    let diverter = plan.diverter(of: lane)
    diverters[diverter].isOut = false
    diverters[diverter].failures = 0
    for i in plan.lanes.indices where plan.diverter(of: LaneIndex(i)) == diverter { lookAtLane(i) }
  }

  /// Latches the hold; the first cause stays.
  mutating func enterHold(_ cause: HoldCause, _ output: inout CycleOutput) {
    causeSeen = now
    guard hold == nil else { return }
    hold = cause
    trace(.held(cause), &output)
  }

  /// Holds the line when something got lost between the planes.
  mutating func judgeHold(inputsLost: Bool, tracesLost: Bool, _ output: inout CycleOutput) {
    if inputsLost { enterHold(.inputsLost, &output) }
    if tracesLost { enterHold(.tracesLost, &output) }
  }

  private mutating func reset(_ command: CommandNumber, _ output: inout CycleOutput) {
    guard let cause = hold else {
      trace(.commandApplied(command), &output)
      return
    }
    // A cause that was seen within the last second is taken to be alive.
    let isAlive = cause == .stopping || (cause != .operator && now - causeSeen < .seconds(1))
    if isAlive {
      trace(.holdResetRefused(cause), &output)
      trace(.commandRefused(command), &output)
      return
    }
    hold = nil
    trace(.holdReset, &output)
    trace(.commandApplied(command), &output)
  }
}
