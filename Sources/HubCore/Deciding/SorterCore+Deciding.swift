import HubUnits

extension SorterCore {
  /// Takes what the manifest and customs say, or say anew.
  mutating func take(_ facts: ParcelFacts, _ output: inout CycleOutput) {
    guard let rank = parcels.rank(of: facts.serial), parcels[rank].code == facts.code else { return }
    parcels[rank].facts = facts.isFound ? .found : .notFound
    parcels[rank].customs = facts.customs
    parcels[rank].rule = facts.isFound ? firstRule(fitting: facts) : nil
    trace(.factsArrived(facts), of: facts.serial, &output)
    if parcels[rank].stage == .committed, !mayEnterItsLane(rank: rank) {
      // The order is not out yet, so the word of customs still counts.
      parcels[rank].stage = .following
    }
    guard parcels[rank].isUndecided else { return }
    let before = parcels[rank].lane
    parcels[rank].passedOver = nil
    chooseLane(rank: rank, &output)
    guard parcels[rank].lane == nil, parcels[rank].passedOver == .hostLate else { return }
    trace(.factsLate(by: lateBy(rank: rank)), of: facts.serial, &output)
    // What came too late does not count: a parcel on its way to the customs lane stays on it.
    if let before, plan.lanes[before.int].kind != .release {
      parcels[rank].passedOver = nil
      choose(before, rank: rank)
    }
  }

  /// Chooses among the lanes that may take the parcel: the least loaded that is open and still ahead.
  mutating func chooseLane(rank: Int, _ output: inout CycleOutput) {
    choose(nil, rank: rank)
    let wanted = wantedLanes(rank: rank)
    var best: LaneIndex?
    for i in wanted.indices {
      let lane = wanted[i]
      if let refusal = refusal(of: lane, rank: rank) {
        parcels[rank].passedOver = refusal
        trace(.lanePassedOver(lane, refusal), of: parcels[rank].serial, &output)
        continue
      }
      guard let other = best else {
        best = lane
        continue
      }
      if isLessLoaded(lane, than: other) { best = lane }
    }
    guard let best else { return }
    choose(best, rank: rank)
    trace(.laneChosen(best, rule: parcels[rank].rule ?? .max), of: parcels[rank].serial, &output)
  }

  /// At the last decision point of its lane, a parcel's choice becomes final or falls.
  mutating func decideAtLane(rank: Int, _ output: inout CycleOutput) {
    guard parcels[rank].isUndecided, let lane = parcels[rank].lane else { return }
    let decision = plan.lanes[lane.int].lastDecision(at: beltSpeedForDeciding, cycle: plan.cycle)
    guard belt.position >= parcels[rank].zero + decision else { return }
    if let refusal = reasonNotToCommit(rank: rank, lane: lane) {
      trace(.lanePassedOver(lane, refusal), of: parcels[rank].serial, &output)
      parcels[rank].passedOver = refusal
      choose(nil, rank: rank)
      if refusal == .gapTooSmall { except(rank: rank, as: refusal, &output) }
      guard parcels[rank].isUndecided else { return }
      chooseLane(rank: rank, &output)
      return
    }
    parcels[rank].stage = .committed
    trace(.laneCommitted(lane), of: parcels[rank].serial, &output)
  }

  /// Sets the lane a parcel is meant for and keeps the lanes' loads right.
  mutating func choose(_ lane: LaneIndex?, rank: Int) {
    if let old = parcels[rank].lane { lanes[old.int].inFlight -= 1 }
    if let lane { lanes[lane.int].inFlight += 1 }
    parcels[rank].lane = lane
  }

  /// A lane opened again: parcels that found every lane closed may choose anew.
  mutating func chooseAgain(_ output: inout CycleOutput) {
    for rank in 0..<parcels.count
    where parcels[rank].isUndecided && parcels[rank].lane == nil && parcels[rank].facts == .found {
      chooseLane(rank: rank, &output)
    }
  }

  /// The speed that decision points are computed with: never slower than the belt was built for.
  var beltSpeedForDeciding: BeltSpeed { max(belt.speed, plan.belt.nominalSpeed) }

  private func firstRule(fitting facts: ParcelFacts) -> UInt16? {
    for i in plan.rules.indices where plan.rules[i].fits(facts) { return UInt16(i) }
    return nil
  }

  /// The lanes a parcel may be meant for, customs first: what is not cleared never sees a release lane.
  private func wantedLanes(rank: Int) -> BoundedList<16, LaneIndex> {
    var lanes = BoundedList<16, LaneIndex>(filler: LaneIndex(0))
    let parcel = parcels[rank]
    guard parcel.facts == .found else { return lanes }
    switch parcel.customs {
    case .hold, .pending, .unknown: lanes.append(plan.customsHoldLane)
    case .inspect: lanes.append(plan.inspectionLane)
    case .cleared:
      guard let rule = parcel.rule else { return lanes }
      return plan.groups[Int(plan.rules[Int(rule)].group)].lanes
    }
    return lanes
  }

  /// Why a lane cannot be chosen now, or nil.
  private func refusal(of lane: LaneIndex, rank: Int) -> EndReason? {
    if let refusal = lanes[lane.int].refusal { return refusal }
    let decision = plan.lanes[lane.int].lastDecision(at: beltSpeedForDeciding, cycle: plan.cycle)
    // Passed before anything better was known; a reason found earlier says more than "too late".
    guard belt.position < parcels[rank].zero + decision else { return parcels[rank].passedOver ?? .hostLate }
    return nil
  }

  private func isLessLoaded(_ a: LaneIndex, than b: LaneIndex) -> Bool {
    let (x, y) = (lanes[a.int], lanes[b.int])
    return x.inFlight != y.inFlight ? x.inFlight < y.inFlight : x.delivered < y.delivered
  }

  /// Everything that must hold for a divert to be sure, asked at the last moment.
  private func reasonNotToCommit(rank: Int, lane: LaneIndex) -> EndReason? {
    if hold != nil { return hold == .operator ? .manual : .ioDown }
    guard mayEnterItsLane(rank: rank) else { return .customsUnknown }
    if let refusal = lanes[lane.int].refusal { return refusal }
    guard links[plan.lanes[lane.int].link.int].condition == .good else { return .ioDown }
    guard parcels[rank].isLengthKnown else { return .merged }
    guard isClearAround(rank: rank, lane: lane), lanes[lane.int].release == nil else { return .gapTooSmall }
    guard isFireStillAhead(rank: rank, lane: lane) else { return wasBlindHere ? .ioDown : .writeExpired }
    return nil
  }

  /// The customs gate: a release lane takes only what is cleared.
  private func mayEnterItsLane(rank: Int) -> Bool {
    guard let lane = parcels[rank].lane else { return false }
    return plan.lanes[lane.int].kind != .release || parcels[rank].customs == .cleared
  }

  /// Whether the neighbours are far enough away for the diverter to touch this parcel alone.
  ///
  /// Behind, the gap must outlast the daemon: should it die in mid-divert, the PLC lets go only after
  /// `released_after`, and the diverter needs its time home.
  private func isClearAround(rank: Int, lane: LaneIndex) -> Bool {
    let parcel = parcels[rank]
    if rank + 1 < parcels.count {
      let gap = parcels[rank + 1].zero - parcel.tail(unknownLength: plan.longestParcel)
      if gap < plan.smallestGap { return false }
    }
    if rank > 0 {
      let gap = parcel.zero - parcels[rank - 1].tail(unknownLength: plan.longestParcel)
      let approach = beltSpeedForDeciding.travel(in: plan.lanes[lane.int].actuator) + .millimetres(100)
      if gap < approach { return false }
    }
    return true
  }

  private func isFireStillAhead(rank: Int, lane: LaneIndex) -> Bool {
    let lanePlan = plan.lanes[lane.int]
    let fire = parcels[rank].zero + lanePlan.firePosition(at: belt.speed)
    guard let here = belt.position(at: now) else { return false }
    return fire - here >= belt.speed.travel(in: lanePlan.write)
  }

  private var wasBlindHere: Bool {
    guard let blindTo else { return false }
    return belt.position - blindTo < .metres(1)
  }

  /// How far past the last decision point of its last possible lane a parcel is.
  private func lateBy(rank: Int) -> Distance {
    var furthest = Distance.zero
    let wanted = wantedLanes(rank: rank)
    for i in wanted.indices {
      furthest = max(
        furthest, plan.lanes[wanted[i].int].lastDecision(at: beltSpeedForDeciding, cycle: plan.cycle))
    }
    return belt.position - (parcels[rank].zero + furthest)
  }
}
