import HubUnits

// Who comes to an eye may have come onto the belt, or past the eyes before, while nobody looked.
extension SorterCore {
  /// Whether a parcel at this place may have come onto the belt while nobody looked: before tracking began (anew),
  /// or while the eyes were blind.
  mutating func mayHaveComeUnseen(_ zero: BeltPosition, at eye: EyeIndex) -> ParcelOrigin? {
    // On a closed belt nobody has looked at what comes to the first eye since the last one.
    let isSeam = plan.belt.isClosed && wayRank(of: eye) == 0
    let seam = isSeam ? plan.belt.length - plan.eyes[plan.way[plan.way.count - 1].int].position : .zero
    // What was on the belt then may have stuck since.
    let stuck = wayRank(of: eye) > 0 || isSeam ? Limits.longestStick : .zero
    if zero <= flushedAt + seam + stuck { return .flushed }
    for i in plan.inductions.indices where wasBlocked(plan.inductions[i].eye, for: zero) {
      return .unexpected
    }
    for rank in 0..<wayRank(of: eye) where isAway(plan.way[rank]) { return .unexpected }
    if !isSeenBefore(zero, eye: eye) || mayBeOneThatStood(at: eye) { return .unexpected }
    for i in plan.inductions.indices where plan.inductions[i].eye != eye {
      let point = InductionIndex(i)
      let isBehind = plan.eyes[plan.inductions[i].eye.int].position < plan.eyes[eye.int].position
      if isBehind, mayHaveBeenPlaced(at: point, zero) { return .unexpected }
    }
    if let blindTo, zero <= blindTo + seam, zero >= blindFrom - plan.belt.length { return .unexpected }
    return nil
  }

  /// Whether a parcel that was lost ahead of an induction eye may have come loose: nobody has come through since.
  private mutating func mayBeOneThatStood(at eye: EyeIndex) -> Bool {
    guard standing > 0, case .induction = plan.eyes[eye.int].role else { return false }
    let place = plan.eyes[eye.int].position
    for rank in 0..<parcels.count where parcels[rank].mayStandInTheWay && parcels[rank].seenAt < place {
      guard let missedAt = placeMissed(rank: rank), missedAt <= place else { continue }
      if belt.position - (parcels[rank].zero + missedAt) <= Limits.longestStand { return true }
    }
    return false
  }

  /// Whether the eye just ahead of an induction eye would have seen a parcel that comes from upstream.
  ///
  /// While that eye is stuck or blind, whoever passes the induction eye may have been placed there or come by.
  private func isSeenBefore(_ zero: BeltPosition, eye: EyeIndex) -> Bool {
    guard case .induction = plan.eyes[eye.int].role, wayRank(of: eye) > 0 || plan.belt.isClosed else {
      return true
    }
    // Before the first eye of a closed belt there is the last one, a round ago.
    let isFirst = wayRank(of: eye) == 0
    let before = isFirst ? plan.way[plan.way.count - 1] : plan.way[wayRank(of: eye) - 1]
    guard plan.eyes[before.int].role == .tracking else { return true }
    let zero = isFirst ? zero - plan.belt.length : zero
    let passed = zero + plan.eyes[before.int].position
    let slack = Distance.millimetres(200)
    if passed >= eyes[before.int].blockBegan - slack, passed <= eyes[before.int].blockEnded + slack {
      return false
    }
    return health[before.int].condition != .blind && !wasBlocked(before, for: zero)
  }

  /// Whether an induction eye is blocked for longer than any parcel is, and was when this one came by.
  private func wasBlocked(_ eye: EyeIndex, for zero: BeltPosition) -> Bool {
    guard eyes[eye.int].isBlocked else { return false }
    let passed = zero + plan.eyes[eye.int].position
    return passed > eyes[eye.int].edgeAt + .millimetres(30)
      && belt.position - eyes[eye.int].edgeAt > plan.longestParcel + Limits.lengthTolerance
  }
}
