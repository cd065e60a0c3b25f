import HubUnits

// What follows when an edge at an eye is a known parcel's.
extension SorterCore {
  /// An edge is this parcel's: its place is corrected.
  mutating func matched(
    _ rank: Int, _ eye: EyeIndex, wayRank: Int, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    let here = plan.eyes[eye.int].position
    let error = position - (parcels[rank].zero + here)
    let serial = parcels[rank].serial
    trace(.eyeMatched(eye, error: error), of: serial, &output)
    occupy(eye, by: rank)
    learn(error, rank: rank, eye: eye, &output)
    let isAhead = error < .zero - Limits.earliestByBelt
    let hasMoved = movedByItself(rank, by: error, at: here)
    if isAhead { hastenRelease(rank: rank, by: error.magnitude) }
    let rank = parcels.correct(rank: rank, zero: position - here)
    parcels[rank].nextEye = wayRank + 1
    parcels[rank].lastEye = eye
    parcels[rank].seenAt = here
    parcels[rank].mayBeFound = parcels[rank].isLost
    // Missed, and somebody came into a lane where it was, or not where the belt brings it: who comes now may be another.
    if parcels[rank].isLost, parcels[rank].mayHaveGoneTo != nil || hasMoved {
      except(rank: rank, as: .lost, &output)
    }
    parcels[rank].mayHaveGoneTo = nil
    parcels[rank].wasPushed = false
    parcels[rank].mayBeAnother = false
    parcels[rank].mayRoll = isAhead
    if !parcels[rank].isLost {
      parcels[rank].missedBy = nil
      clear(rank: rank)
    }
    clearTheWay(behind: rank, eye: eye, isAhead: isAhead, &output)
    lookAtParcel(rank: rank)
    if isPastItsLane(rank: rank, at: here) { divertFailed(rank: rank, &output) }
    if case .confirm(let lane) = plan.eyes[eye.int].role {
      end(rank: rank, as: parcels[rank].exceptionReason, in: lane, &output)
      return
    }
    judgeGap(rank: rank, eye: eye, &output)
  }

  /// A parcel is in front of an eye, believed where it was before this edge corrected it.
  mutating func occupy(_ eye: EyeIndex, by rank: Int) {
    eyes[eye.int].occupant = parcels[rank].serial
    eyes[eye.int].occupantBefore = parcels[rank].zero
  }

  /// What passes an induction eye may not be who it is taken for: then a scan that waits there is given to nobody.
  mutating func distrustScans(at eye: EyeIndex, _ output: inout CycleOutput) {
    guard case .induction(let point) = plan.eyes[eye.int].role else { return }
    distrustScans(at: point, since: eyes[eye.int].since, as: .ambiguous, &output)
  }

  /// A parcel came through to an eye: what was lost ahead of it does not stand on that stretch.
  ///
  /// Unless it is the lost one itself, which must come by first, or pushes it: if both are as long, or if it is sooner
  /// there than the belt brings it, nobody is sure. Nor if its tail is still in the eye before: what has been measured
  /// there when it leaves are the two together, and no later eye sees them shorter.
  private mutating func clearTheWay(
    behind rank: Int, eye: EyeIndex, isAhead: Bool, _ output: inout CycleOutput
  ) {
    guard standing > 0, !parcels[rank].isLost else { return }
    for ahead in 0..<(plan.belt.isClosed ? parcels.count : rank) where parcels[ahead].mayStandInTheWay {
      // Who came onto the belt behind that stretch has not come through it.
      guard let round = roundsApart(rank, ahead), let missedAt = placeMissed(rank: ahead),
        missedAt + round <= plan.eyes[eye.int].position,
        parcels[rank].cameOnAt <= parcels[ahead].seenAt + round
      else { continue }
      clear(rank: ahead)
      parcels[rank].mayBeAnother = true
      if mayBeAsLong(rank, as: ahead) || isAhead { except(rank: rank, as: .unexpected, &output) }
    }
  }

  /// What to add to another's places for one behind it; nil if that one is behind.
  ///
  /// On a closed belt one may still stand while the place where it should be has come round: then it is counted behind.
  mutating func roundsApart(_ rank: Int, _ other: Int) -> Distance? {
    if other < rank { return .zero }
    return plan.belt.isClosed && other > rank && parcels[other].seenAt < .zero ? plan.belt.length : nil
  }

  /// Where the eye is that missed it first, by the round it is in.
  mutating func placeMissed(rank: Int) -> Distance? {
    guard let missed = parcels[rank].missedBy else { return nil }
    let place = plan.eyes[missed.int].position
    // On a closed belt it may have been missed before it came round.
    let isBefore = parcels[rank].seenAt < .zero && place > parcels[rank].seenAt + plan.belt.length
    return isBefore ? place - plan.belt.length : place
  }

  /// Whether two parcels may be equally long: one that no eye has measured yet may be as long as any.
  private func mayBeAsLong(_ rank: Int, as other: Int) -> Bool {
    guard parcels[rank].isLengthKnown, parcels[other].isLengthKnown else { return true }
    let longer = parcels[rank].length - parcels[other].length
    if longer.magnitude <= Limits.lengthTolerance { return true }
    // Measured only where the other was seen last, it may have stood in that eye for as long as the other is.
    guard let point = parcels[rank].inductedAt, plan.inductions[point.int].eye == parcels[other].lastEye
    else { return false }
    return longer >= plan.shortestParcel - Limits.lengthTolerance
  }

  /// A lost parcel does not stand in anybody's way.
  mutating func clear(rank: Int) {
    guard parcels[rank].mayStandInTheWay else { return }
    parcels[rank].mayStandInTheWay = false
    standing -= 1
  }

  /// What a match says of the eye, of the belt's slip and of the encoder.
  private mutating func learn(_ error: Distance, rank: Int, eye: EyeIndex, _ output: inout CycleOutput) {
    health[eye.int].matched(error: error)
    if health[eye.int].condition == .blind { judge(eye, .good, &output) }
    disagreements = 0
    let way = plan.eyes[eye.int].position - parcels[rank].seenAt
    // Over less than a metre the eyes' own error is larger than any slip.
    guard way >= .metres(1), !parcels[rank].isLost else { return }
    let share = error.micrometres * 1_000_000 / way.micrometres
    slip += (share - slip) / 16
  }

  /// Whether a parcel that was fired at is seen on the belt behind its diverter: it did not move.
  private mutating func isPastItsLane(rank: Int, at here: Distance) -> Bool {
    let parcel = parcels[rank]
    guard let lane = parcel.lane else { return false }
    switch parcel.stage {
    case .following, .committed: return false
    case .ordered, .fired, .unconfirmed:
      return here > plan.lanes[lane.int].position || parcel.rounds > parcel.firedInRound
    }
  }
}
