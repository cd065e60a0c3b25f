import HubUnits

// What the belt's travel alone brings: eyes that should have seen a parcel, decisions, orders, silence.
//
// Each parcel waits in the due list for the belt position at which something about it may have to be done, computed for
// the fastest the belt can be believed to run: never too late, at worst a few turns early.
extension SorterCore {
  /// Follows every parcel that is due by what the belt has travelled.
  mutating func followParcels(_ output: inout CycleOutput) {
    hotUntil = .distantFuture
    guard belt.hasCount, links[plan.belt.encoderLink.int].condition != .stale else { return }
    let reach = here.micrometres
    while parcels.due.earliest <= reach, let slot = parcels.due.first {
      let rank = parcels.rank(ofSlot: slot)
      let serial = parcels[rank].serial
      follow(rank: rank, &output)
      guard let rank = parcels.rank(of: serial) else { continue }
      // Still due: again in the next turn.
      let look = nextLook(rank: rank, speed: plan.belt.highestSpeed).micrometres
      parcels.due.set(slot, max(look, reach + 1))
      if look <= reach { stayAwake(until: nextLook(rank: rank, speed: belt.speed)) }
    }
  }

  private mutating func follow(rank: Int, _ output: inout CycleOutput) {
    let serial = parcels[rank].serial
    watchNextEye(rank: rank, &output)
    guard let rank = parcels.rank(of: serial) else { return }
    decideAtLane(rank: rank, &output)
    orderDivert(rank: rank, &output)
    watchConfirm(rank: rank, &output)
    comeRound(rank: rank, &output)
  }

  /// The parcel is to be looked at in this turn: something about it has changed.
  mutating func lookAtParcel(rank: Int) {
    parcels.due.set(parcels.slot(rank: rank), .min)
  }

  /// The first belt position at which something may have to be done for a parcel, if the belt runs at a speed.
  private mutating func nextLook(rank: Int, speed: BeltSpeed) -> BeltPosition {
    let parcel = parcels[rank]
    var look = BeltPosition(micrometres: .max / 2)
    if parcel.nextEye < plan.way.count, !parcel.isBeingDiverted {
      let eye = plan.way[parcel.nextEye]
      look = parcel.zero + plan.eyes[eye.int].position + patience(at: eye)
    }
    if let lane = parcel.lane {
      let lanePlan = plan.lanes[lane.int]
      switch parcel.stage {
      case .following:
        let decision = lanePlan.lastDecision(at: max(speed, plan.belt.nominalSpeed), cycle: plan.cycle)
        look = min(look, parcel.zero + decision)
      case .committed:
        look = min(
          look, parcel.zero + lanePlan.firePosition(at: speed) - speed.travel(in: lanePlan.horizon))
      case .ordered, .fired:
        look = min(look, expectedAtConfirm(rank: rank, lane: lane) + lanePlan.confirmWindow)
      case .unconfirmed: break
      }
    }
    if plan.belt.isClosed, parcel.nextEye >= plan.way.count, !parcel.isBeingDiverted {
      look = min(look, parcel.zero + plan.belt.length)
    }
    return look
  }

  /// How far past its expected place a parcel may be before an eye has missed it, without the time an edge settles.
  private mutating func patience(at eye: EyeIndex) -> Distance {
    plan.eyes[eye.int].window * SorterCore.nearness / 2 + .millimetres(50)
  }

  /// Notices that the next eye on the way should have seen the parcel and did not.
  private mutating func watchNextEye(rank: Int, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    guard parcel.nextEye < plan.way.count, !parcel.isBeingDiverted else { return }
    let eye = plan.way[parcel.nextEye]
    let expected = parcel.zero + plan.eyes[eye.int].position
    // An edge is settled `debounce` after it began, so that much travel more must pass.
    let settle = max(belt.speed, .zero).travel(in: plan.eyes[eye.int].debounce * 2 + plan.cycle * 4)
    let patience = patience(at: eye) + settle
    guard belt.position > expected + patience else { return }
    trace(.eyeMissed(eye), of: parcel.serial, &output)
    counters.missing &+= 1
    health[eye.int].missing &+= 1
    // No closure: `@_noLocks` cannot see that its context needs no counting.
    var wasBlind = isAway(eye)
    if let blindTo, !wasBlind {
      wasBlind = expected + patience >= blindFrom && expected - patience <= blindTo
    }
    miss(rank: rank, eye: eye, wasBlind: wasBlind, &output)
  }

  /// An eye missed a parcel: it is gone, or lost until it turns up.
  private mutating func miss(rank: Int, eye: EyeIndex, wasBlind: Bool, _ output: inout CycleOutput) {
    parcels[rank].nextEye += 1
    if parcels[rank].missedBy == nil {
      parcels[rank].missedBy = eye
      // One that is remembered from before a restart is lost from the beginning.
      if parcels[rank].isLost, isWorthAsking(eye) { standInTheWay(rank: rank) }
    }
    if !wasBlind { believePushed(rank: rank, eye: eye) }
    let parcel = parcels[rank]
    // On a closed belt it comes round: who is lost until a whole round has missed it, who is unconfirmed until the next
    // one has, since no eye may stand behind its diverter in this one.
    let isGone =
      !plan.belt.isClosed || parcel.isLost && parcel.seenAt < .zero
      || parcel.stage == .unconfirmed && parcel.rounds > parcel.firedInRound
    let isLast = parcel.nextEye == plan.way.count && isGone
    switch (parcel.stage, isLast) {
    case (_, true) where parcel.wasPushed:
      end(rank: rank, as: .divertFailed, in: parcel.mayHaveGoneTo, &output)
    case (.unconfirmed, true):
      // No eye behind its diverter saw it: it left the belt where it was pushed, unless nobody could look.
      endUnconfirmed(rank: rank, nobodyLooked: wasBlind, &output)
    case (.unconfirmed, false):
      // One eye may be dirty or may have been blind; the next ones may still see it. Or it sticks behind its diverter.
      standAfterPush(rank: rank, eye: eye)
    case (_, true):
      end(
        rank: rank, as: wasBlind ? .ioDown : parcel.exception ?? parcel.lostBecause ?? .lost, in: nil, &output
      )
    case (_, false): lose(rank: rank, eye: eye, because: wasBlind ? .ioDown : .lost, &output)
    }
  }

  /// Somebody came into a lane where this one could have come, and now it is missed: that diverter is not trusted again.
  ///
  /// Perhaps it only sticks in front of the next one, and something else was in that lane's eye: it stands in the way
  /// until somebody comes through, and ends in that lane when the last eye has missed it as well.
  private mutating func believePushed(rank: Int, eye: EyeIndex) {
    guard let lane = parcels[rank].mayHaveGoneTo, isWorthAsking(eye) else { return }
    parcels[rank].wasPushed = true
    takeOut(plan.diverter(of: lane))
  }

  /// A parcel that nobody sees is not diverted; it is declared lost once, with the last eye that saw it.
  private mutating func lose(
    rank: Int, eye: EyeIndex, because reason: EndReason, _ output: inout CycleOutput
  ) {
    // An eye that is known to be blind proves nothing.
    guard isWorthAsking(eye), !parcels[rank].isLost else { return }
    parcels[rank].lostBecause = reason
    parcels[rank].mayBeFound = false
    standInTheWay(rank: rank)
    counters.lost &+= 1
    trace(.lost(lastSeenBy: parcels[rank].lastEye), of: parcels[rank].serial, &output)
    parcels[rank].stage = .following
    choose(nil, rank: rank)
    if plan.eyes[eye.int].role == .tracking { disagree(&output) }
  }

  /// A parcel was pushed, and neither its lane nor the eye behind saw it: until somebody comes through, it may stand.
  private mutating func standAfterPush(rank: Int, eye: EyeIndex) {
    guard isWorthAsking(eye), let lane = parcels[rank].lane else { return }
    guard let confirm = plan.lanes[lane.int].confirmEye, isWorthAsking(confirm) else { return }
    standInTheWay(rank: rank)
  }

  private mutating func standInTheWay(rank: Int) {
    if !parcels[rank].mayStandInTheWay { standing += 1 }
    parcels[rank].mayStandInTheWay = true
  }

  /// A lost parcel turned up: where it fits by place and length it is what it was, else it is not sorted. Nor is one
  /// that two eyes missed: it is likelier that another came in its place than that both were dirty.
  mutating func settleFound(rank: Int, eye: EyeIndex, fits: Bool, _ output: inout CycleOutput) {
    parcels[rank].mayBeFound = false
    guard let because = parcels[rank].lostBecause else { return }
    guard fits, isMissedOnceAtMost(rank, before: eye), !isAnotherMissing(near: rank) else {
      except(rank: rank, as: because, &output)
      return
    }
    parcels[rank].lostBecause = nil
    clear(rank: rank)
    counters.found &+= 1
    trace(.found(eye), of: parcels[rank].serial, &output)
    if let missed = parcels[rank].missedBy {
      health[missed.int].missedInRow += 1
      if health[missed.int].missedInRow >= EyeHealth.blindLimit { judge(missed, .blind, &output) }
      // Where parcels are placed, another one may have been put down in its place.
      if case .induction = plan.eyes[missed.int].role { except(rank: rank, as: because, &output) }
    }
    parcels[rank].missedBy = nil
    if parcels[rank].facts == .found { chooseLane(rank: rank, &output) }
  }

  private func isMissedOnceAtMost(_ rank: Int, before eye: EyeIndex) -> Bool {
    guard let missed = parcels[rank].missedBy else { return true }
    return wayRank(of: missed) + 1 == wayRank(of: eye)
  }

  /// Whether somebody whom another eye missed may be the one who turned up in a lost one's place.
  private mutating func isAnotherMissing(near rank: Int) -> Bool {
    let zero = parcels[rank].zero
    var other = parcels.firstRank(from: zero - Limits.longestRoll)
    while other < parcels.count, parcels[other].zero <= zero + Limits.longestRoll {
      if other != rank, parcels[other].isLost, parcels[other].missedBy != parcels[rank].missedBy {
        return true
      }
      other += 1
    }
    return false
  }

  /// On a closed belt, what was not diverted comes round again.
  private mutating func comeRound(rank: Int, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    guard plan.belt.isClosed, parcel.nextEye >= plan.way.count, !parcel.isBeingDiverted else { return }
    guard parcel.stage != .committed, belt.position >= parcel.zero + plan.belt.length else { return }
    if parcel.rounds == 0 { recirculating += 1 }
    let rank = parcels.correct(rank: rank, zero: parcel.zero + plan.belt.length)
    parcels[rank].nextEye = 0
    parcels[rank].seenAt = parcel.seenAt - plan.belt.length
    parcels[rank].cameOnAt = parcel.cameOnAt - plan.belt.length
    parcels[rank].rounds = parcel.rounds == .max ? .max : parcel.rounds + 1
    parcels[rank].passesThisRound = false
    trace(.wentRound(parcels[rank].rounds), of: parcel.serial, &output)
    if parcels[rank].rounds > plan.belt.recirculationLimit, parcel.stage == .following {
      // What kept it from being sorted says more than that it went round for it.
      let isKnown = parcel.facts == .found && parcel.rule != nil
      except(rank: rank, as: isKnown ? .recirculationLimit : parcel.exceptionReason, &output)
    }
    lookAtParcel(rank: rank)
    guard parcel.stage == .following, !parcel.isLost else { return }
    parcels[rank].passedOver = nil
    chooseLane(rank: rank, &output)
  }

  /// From here on the parcel runs to the exception lane; the first reason stays.
  mutating func except(rank: Int, as reason: EndReason, _ output: inout CycleOutput) {
    guard parcels[rank].exception == nil else { return }
    parcels[rank].exception = reason
    trace(.excepted(reason), of: parcels[rank].serial, &output)
    // What is ordered already is on its way; only what is not may be taken back.
    switch parcels[rank].stage {
    case .following, .committed:
      parcels[rank].stage = .following
      choose(nil, rank: rank)
      if plan.belt.isClosed { chooseLane(rank: rank, &output) }
    case .ordered, .fired, .unconfirmed: break
    }
  }
}
