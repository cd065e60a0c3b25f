import HubUnits

extension SorterCore {
  /// Takes one word from the control plane.
  mutating func take(_ message: ControlMessage, _ output: inout CycleOutput) {
    switch message {
    case .facts(let facts): take(facts, &output)
    case .factsUnavailable(let serial):
      if let rank = parcels.rank(of: serial), parcels[rank].facts == .asked {
        parcels[rank].facts = .unavailable
      }
    case .lane(let lane, let enabled, let command):
      guard lane.int < plan.lanes.count else {
        trace(.commandRefused(command), &output)
        return
      }
      lanes[lane.int].isDisabled = !enabled
      if enabled {
        // Opening a lane is the operator's word that its diverter was seen to.
        lanes[lane.int].isOutOfService = false
        lanes[lane.int].failures = 0
      }
      trace(.commandApplied(command), &output)
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

  /// Fills in the line as it is now, for people to look at.
  #if HUB_NO_LOCKS
    @_noLocks
  #endif
  public func snapshot(into snapshot: inout CoreSnapshot) {
    snapshot.at = now
    snapshot.cycle = cycle
    snapshot.belt = belt.position
    snapshot.speed = belt.speed
    snapshot.beltCondition = beltCondition
    snapshot.hold = hold
    snapshot.links.removeAll()
    for i in plan.links.indices { snapshot.links.append(links[i].condition) }
    for i in plan.eyes.indices where i < Limits.inputBits { snapshot.blockedEyes[i] = eyes[i].isBlocked }
    snapshot.lanes.removeAll()
    for i in plan.lanes.indices {
      var lane = CoreSnapshot.Lane()
      lane.state = lanes[i].state
      lane.inFlight = lanes[i].inFlight
      lane.delivered = lanes[i].delivered
      snapshot.lanes.append(lane)
    }
    snapshot.parcels.removeAll()
    for rank in 0..<parcels.count {
      let parcel = parcels[rank]
      snapshot.parcels.append(
        CoreSnapshot.Parcel(
          serial: parcel.serial, position: belt.position - parcel.zero, length: parcel.length,
          lane: parcel.lane, exception: parcel.exception, isCommitted: parcel.stage != .following))
    }
  }
}
