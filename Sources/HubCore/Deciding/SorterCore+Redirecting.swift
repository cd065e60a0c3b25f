import HubUnits

// Sending a parcel to another lane while it moves.
extension SorterCore {
  /// Takes an operator's or a host's word for a parcel; refused with the reason, and how much too late it came.
  mutating func redirect(
    _ serial: ParcelSerial, to lane: LaneIndex, _ command: CommandNumber, _ output: inout CycleOutput
  ) {
    guard let rank = parcels.rank(of: serial) else {
      refuseRedirect(serial, .notOnBelt, late: .zero, command, &output)
      return
    }
    if let refusal = redirectRefusal(rank: rank, lane: lane) {
      refuseRedirect(serial, refusal, late: lateBy(rank: rank, lane: lane), command, &output)
      return
    }
    parcels[rank].redirectedTo = lane
    parcels[rank].stage = .following
    trace(.redirected(lane, command), of: serial, &output)
    chooseLane(rank: rank, &output)
    trace(.commandApplied(command), &output)
  }

  private mutating func redirectRefusal(rank: Int, lane: LaneIndex) -> RedirectRefusal? {
    guard lane.int < plan.lanes.count, plan.lanes[lane.int].hasDiverter else { return .noSuchLane }
    let parcel = parcels[rank]
    switch parcel.stage {
    case .following, .committed: break
    case .ordered, .fired, .unconfirmed: return .beingDiverted
    }
    guard parcel.exception == nil, !parcel.isLost, parcel.origin == .inducted else { return .excepted }
    guard plan.lanes[lane.int].kind != .release || parcel.customs == .cleared else { return .notCleared }
    if lanes[lane.int].refusal != nil { return .laneClosed }
    return lateBy(rank: rank, lane: lane) > .zero ? .tooLate : nil
  }

  private mutating func refuseRedirect(
    _ serial: ParcelSerial, _ refusal: RedirectRefusal, late: Distance, _ command: CommandNumber,
    _ output: inout CycleOutput
  ) {
    trace(.redirectRefused(refusal, late: max(late, .zero), command), of: serial, &output)
    trace(.commandRefused(command), &output)
  }

  /// How far past a lane's last decision point a parcel is; negative before it.
  mutating func lateBy(rank: Int, lane: LaneIndex) -> Distance {
    guard lane.int < plan.lanes.count else { return .zero }
    let decision = plan.lanes[lane.int].lastDecision(at: beltSpeedForDeciding, cycle: plan.cycle)
    return belt.position - (parcels[rank].zero + decision)
  }
}
