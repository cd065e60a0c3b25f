import HubUnits

// Which lane a parcel is meant for.
//
//   excepted               -> the exception lane: by a diverter on a closed belt, by the belt's end on an open one
//   redirected             -> the lane somebody named
//   customs hold, unknown  -> the customs lane
//   customs inspection     -> the inspection lane
//   cleared, a rule fits   -> its group: by strategy among open lanes, then among soft ones (half full, rate, jam
//                             suspected), then its alternate group, then its overflow lane
extension SorterCore {
  /// Chooses among the lanes that may take the parcel.
  mutating func chooseLane(rank: Int, _ output: inout CycleOutput) {
    choose(nil, rank: rank)
    guard let lane = laneFor(rank: rank, &output) else { return }
    choose(lane, rank: rank)
    trace(.laneChosen(lane, rule: parcels[rank].rule ?? .max), of: parcels[rank].serial, &output)
  }

  /// Sets the lane a parcel is meant for and keeps the lanes' loads right.
  mutating func choose(_ lane: LaneIndex?, rank: Int) {
    if let old = parcels[rank].lane { lanes[old.int].inFlight -= 1 }
    if let lane { lanes[lane.int].inFlight += 1 }
    parcels[rank].lane = lane
    lookAtParcel(rank: rank)
  }

  /// A lane opened again: parcels that found every lane closed may choose anew.
  mutating func chooseAgain(_ output: inout CycleOutput) {
    for rank in 0..<parcels.count
    where parcels[rank].isUndecided && parcels[rank].lane == nil && parcels[rank].facts == .found {
      chooseLane(rank: rank, &output)
    }
  }

  private mutating func laneFor(rank: Int, _ output: inout CycleOutput) -> LaneIndex? {
    let parcel = parcels[rank]
    guard parcel.isUndecided else {
      return plan.belt.isClosed && !parcel.passesThisRound ? exceptionLane(rank) : nil
    }
    if let lane = parcel.redirectedTo { return takes(lane, rank: rank, &output) ? lane : nil }
    guard parcel.facts == .found else { return nil }
    switch parcel.customs {
    case .hold, .pending, .unknown:
      return takes(plan.customsHoldLane, rank: rank, &output) ? plan.customsHoldLane : nil
    case .inspect: return takes(plan.inspectionLane, rank: rank, &output) ? plan.inspectionLane : nil
    case .cleared:
      guard let rule = parcel.rule else { return nil }
      return laneOfGroup(Int(plan.rules[Int(rule)].group), rank: rank, &output)
    }
  }

  /// On a closed belt the exception lane has a diverter; if it cannot be reached in this round, the next will do.
  private mutating func exceptionLane(_ rank: Int) -> LaneIndex? {
    let parcel = parcels[rank]
    guard parcel.stage == .following, !parcel.isLost, lateBy(rank: rank, lane: plan.exceptionLane) < .zero
    else {
      return nil
    }
    return plan.exceptionLane
  }

  private mutating func laneOfGroup(_ first: Int, rank: Int, _ output: inout CycleOutput) -> LaneIndex? {
    var group = first
    // An alternate of an alternate is possible; a ring of them is refused by the configuration.
    for _ in 0..<Limits.alternates {
      if let lane = best(of: group, rank: rank, soft: false, &output) { return lane }
      if let lane = best(of: group, rank: rank, soft: true, &output) { return lane }
      guard let next = plan.groups[group].alternate else { break }
      group = Int(next)
    }
    guard let overflow = plan.groups[first].overflow, takes(overflow, rank: rank, &output) else { return nil }
    return overflow
  }

  /// The best lane of a group by its strategy, among those that are open, or among those that should rather rest.
  private mutating func best(
    of group: Int, rank: Int, soft: Bool, _ output: inout CycleOutput
  ) -> LaneIndex? {
    var best: LaneIndex?
    let count = plan.groups[group].lanes.count
    for step in 0..<count {
      let lane = plan.groups[group].lanes[(step + start(of: group)) % count]
      guard lanes[lane.int].isSoftlyClosed == soft else { continue }
      guard takes(lane, rank: rank, &output) else { continue }
      switch plan.groups[group].strategy {
      case .fillFirst, .roundRobin: return lane
      case .leastFull: if best == nil || isLessLoaded(lane, than: best ?? lane) { best = lane }
      }
    }
    return best
  }

  /// Where a group begins to look: behind the lane that was taken last when lanes take turns.
  private func start(of group: Int) -> Int {
    switch plan.groups[group].strategy {
    case .leastFull, .fillFirst: return 0
    case .roundRobin: return Int(turns[group])
    }
  }

  /// Whether a lane takes the parcel; why not is told and kept.
  private mutating func takes(_ lane: LaneIndex, rank: Int, _ output: inout CycleOutput) -> Bool {
    guard let refusal = refusal(of: lane, rank: rank) else { return true }
    parcels[rank].passedOver = refusal
    trace(.lanePassedOver(lane, refusal), of: parcels[rank].serial, &output)
    return false
  }

  /// Why a lane cannot be chosen now, or nil.
  private mutating func refusal(of lane: LaneIndex, rank: Int) -> EndReason? {
    if let refusal = refusalNow(of: lane, rank: rank) { return refusal }
    // Passed before anything better was known; a reason found earlier says more than "too late".
    return lateBy(rank: rank, lane: lane) < .zero ? nil : parcels[rank].passedOver ?? .hostLate
  }

  /// Why a lane takes this parcel not at all now: its state, or more than it can carry in the time.
  mutating func refusalNow(of lane: LaneIndex, rank: Int) -> EndReason? {
    if let refusal = lanes[lane.int].refusal { return refusal }
    // A coil burns for medical goods as well.
    if strokesAreDue(lane) { return .laneRateLimit }
    // Medical goods and what goes first do not wait for soft limits.
    guard parcels[rank].priority == .normal else { return nil }
    let length = parcels[rank].isLengthKnown ? parcels[rank].length : plan.shortestParcel
    if let rate = plan.lanes[lane.int].rate, !lanes[lane.int].mayTake(length, rate, at: now) {
      return .laneRateLimit
    }
    return nil
  }

  private func isLessLoaded(_ a: LaneIndex, than b: LaneIndex) -> Bool {
    let (x, y) = (lanes[a.int], lanes[b.int])
    return x.inFlight != y.inFlight ? x.inFlight < y.inFlight : x.delivered < y.delivered
  }
}
