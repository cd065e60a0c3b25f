import HubUnits

// An edge at an eye on the way, and whose it is.
//
// ```
//  believed      |<- window ->[==== A ====]<- window ->|        |<- half the gap ->[== B ==]
//  edge here  ---------------------^                              A's: position first
//  edge here  --------------------------------------^            A came late: exception lane
//  edge here  -------------------------------------------^       nobody's: unexpected
// ```
//
// By position first; where two parcels are equally near, the length decides when the tail has passed; the order is
// never asked. Early, late, missing and unexpected are four things, each with its counter.
extension SorterCore {
  /// How near an edge outside the window must be to a parcel to be that parcel, early or late.
  ///
  /// **Source**: two and a half windows, the point where a second parcel at the smallest gap could be meant.
  static var nearness: Int64 { 5 }

  /// Two parcels whose errors differ by less than this are equally near. **Source**: one poll of 5 ms at 2.5 m/s, and
  /// the skew of both edges.
  static var equallyNear: Distance { .millimetres(20) }

  /// A leading edge at an eye on the way.
  mutating func wayEyeBlocked(
    _ eye: EyeIndex, _ edge: EyeEdge, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    if belt.hasReversedLately, let again = parcelSeenAlready(at: eye, belt: position) {
      occupy(eye, by: again)
      return
    }
    doubtStandingBelt(eye, &output)
    let rank = wayRank(of: eye)
    let here = plan.eyes[eye.int].position
    if let found = parcelExpected(at: eye, wayRank: rank, belt: position) {
      let error = position - (parcels[found].zero + here)
      if case .induction(let point) = plan.eyes[eye.int].role,
        isDoubtful(found, wayRank: rank) || movedByItself(found, by: error, at: here)
      {
        // Where parcels are placed, somebody whom the eye before did not see may be the one that was just put down.
        except(rank: found, as: parcels[found].lostBecause ?? .lost, &output)
        distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
        waiting[point.int].sawSomebodyElse()
        appear(.unexpected, at: eye, wayRank: rank, zero: position - here, &output)
        return
      }
      matched(found, eye, wayRank: rank, belt: position, &output)
      return
    }
    let near = parcelNear(eye, wayRank: rank, belt: position)
    let zero = position - here
    if let origin = mayHaveComeUnseen(zero, at: eye), near == nil {
      // Carried here from before or placed here just now: then a scan that waits is its own, and not the next one's.
      if case .induction(let point) = plan.eyes[eye.int].role {
        distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
        waiting[point.int].sawSomebodyElse()
      }
      if zero > flushedAt { doubtStation(before: rank, zero, &output) }
      appear(origin, at: eye, wayRank: rank, zero: zero, &output)
      return
    }
    if case .induction(let point) = plan.eyes[eye.int].role {
      if let near { doubt(near, edge, eye, point, belt: position, &output) }
      induct(at: point, edge, eye: eye, wayRank: rank, zero: zero, isDoubtful: near != nil, &output)
    } else if let near {
      adoptStray(near, eye, wayRank: rank, belt: position, &output)
    } else {
      disagree(&output)
      doubtStation(before: rank, zero, &output)
      appear(.unexpected, at: eye, wayRank: rank, zero: zero, &output)
    }
  }

  /// Somebody came by whom nobody saw placed: perhaps at the station just before this eye.
  private mutating func doubtStation(before wayRank: Int, _ zero: BeltPosition, _ output: inout CycleOutput) {
    guard wayRank > 0 else { return }
    let before = plan.way[wayRank - 1]
    if case .induction(let point) = plan.eyes[before.int].role { discharge(point, for: zero, &output) }
  }

  /// Whether a parcel is farther from its place than the belt explains: early, or late by more than slip takes on a long
  /// way without an eye.
  func movedByItself(_ rank: Int, by error: Distance, at place: Distance) -> Bool {
    let slipped = (place - parcels[rank].seenAt) / Limits.beltShare
    return error < .zero - Limits.earliestByBelt || error > max(Limits.earliestByBelt, slipped)
  }

  /// Whether a parcel is lost, was not seen by the eye just before, or still stands before that eye.
  private func isDoubtful(_ rank: Int, wayRank: Int) -> Bool {
    if parcels[rank].isLost || parcels[rank].nextEye < wayRank { return true }
    guard wayRank > 0 else { return false }
    let (before, here) = (plan.way[wayRank - 1].int, plan.way[wayRank].int)
    guard eyes[before].isBlocked, eyes[before].occupant == parcels[rank].serial else { return false }
    let reach = parcels[rank].isLengthKnown ? parcels[rank].length : plan.longestParcel
    return plan.eyes[here].position - plan.eyes[before].position > reach + Limits.lengthTolerance
  }

  /// The rank of an eye among those on the way.
  func wayRank(of eye: EyeIndex) -> Int { Int(plan.wayRanks[eye.int]) }

  /// After a short reverse an eye sees the same edges again: a leading or a trailing one, where it was.
  private mutating func parcelSeenAlready(at eye: EyeIndex, belt position: BeltPosition) -> Int? {
    let tolerance = Distance.millimetres(30)
    let target = position - plan.eyes[eye.int].position
    let passed = wayRank(of: eye) + 1
    var rank = parcels.firstRank(from: target - plan.longestParcel - tolerance)
    while rank < parcels.count, parcels[rank].zero <= target + tolerance {
      let parcel = parcels[rank]
      rank += 1
      guard parcel.nextEye == passed else { continue }
      if (target - parcel.zero).magnitude <= tolerance { return rank - 1 }
      if parcel.isLengthKnown, (target - parcel.zero - parcel.length).magnitude <= tolerance {
        return rank - 1
      }
    }
    return nil
  }

  /// Parcels that come to eyes while the encoder stands still give it away, where no drive does: it may be switched off
  /// and the belt still run out. Later it stands, and hands before its eyes mean nothing.
  private mutating func doubtStandingBelt(_ eye: EyeIndex, _ output: inout CycleOutput) {
    guard plan.eyes[eye.int].role == .tracking, beltCondition == .standing else { return }
    let standing = now - beltChangedAt
    guard standing > .milliseconds(100), plan.belt.drive == nil || standing < Limits.longestRunOut else {
      return
    }
    edgesWhileStanding += 1
    if edgesWhileStanding >= 2 { doubtEncoder(&output) }
  }

  /// An edge or a parcel that fits nobody at a tracking eye: one is an accident, `Limits.disagreements` in a row are the encoder's.
  mutating func disagree(_ output: inout CycleOutput) {
    disagreements += 1
    if disagreements >= Limits.disagreements { doubtEncoder(&output) }
  }

  /// The tracking window of a parcel: the eye's, or half the gap when parcels run close.
  private mutating func window(rank: Int, eye: EyeIndex) -> Distance {
    let parcel = parcels[rank]
    var window = plan.eyes[eye.int].window
    // Followed by time, a parcel is known half as well.
    if belt.mode == .time { window = window * 2 }
    if rank > 0 {
      let ahead = parcels[rank - 1]
      window = min(window, (parcel.zero - ahead.tail(unknownLength: plan.shortestParcel)) / 2)
    }
    if rank + 1 < parcels.count {
      let gap = parcels[rank + 1].zero - parcel.tail(unknownLength: plan.shortestParcel)
      window = min(window, gap / 2)
    }
    // Half of what a poll cannot resolve is still a window: 10 mm are 4 ms at 2.5 m/s.
    return max(window, .millimetres(10))
  }

  /// The parcel whose expected position fits an edge best, within its own window; notes the one that fits as well.
  private mutating func parcelExpected(at eye: EyeIndex, wayRank: Int, belt position: BeltPosition) -> Int? {
    eyes[eye.int].rival = .none
    if plan.matching == .byOrder { return nextInQueue(wayRank: wayRank) }
    let target = position - plan.eyes[eye.int].position
    let widest = plan.eyes[eye.int].window * (belt.mode == .time ? 2 : 1)
    var best: Int?
    var smallest = Distance.zero
    var rank = parcels.firstRank(from: target - max(widest, .millimetres(10)))
    while rank < parcels.count, parcels[rank].zero <= target + max(widest, .millimetres(10)) {
      let error = (target - parcels[rank].zero).magnitude
      if parcels[rank].nextEye <= wayRank, error <= window(rank: rank, eye: eye) {
        if let other = best, (error - smallest).magnitude < SorterCore.equallyNear {
          eyes[eye.int].rival = parcels[error < smallest ? other : rank].serial
        }
        if best == nil || error < smallest {
          best = rank
          smallest = error
        }
      }
      rank += 1
    }
    return best
  }

  /// The canary's way: whoever is next.
  private mutating func nextInQueue(wayRank: Int) -> Int? {
    for rank in 0..<parcels.count where parcels[rank].nextEye <= wayRank { return rank }
    return nil
  }

  /// The parcel that is out of its window but too near the edge to rule out.
  private mutating func parcelNear(_ eye: EyeIndex, wayRank: Int, belt position: BeltPosition) -> Int? {
    let target = position - plan.eyes[eye.int].position
    var best: Int?
    var smallest = plan.eyes[eye.int].window * SorterCore.nearness / 2
    var rank = parcels.firstRank(from: target - smallest)
    let last = target + smallest
    while rank < parcels.count, parcels[rank].zero <= last {
      let error = (target - parcels[rank].zero).magnitude
      if parcels[rank].nextEye <= wayRank, error <= smallest {
        best = rank
        smallest = error
      }
      rank += 1
    }
    return best
  }

  /// A parcel that came outside its window is taken where it is, and runs to the exception lane.
  private mutating func adoptStray(
    _ rank: Int, _ eye: EyeIndex, wayRank: Int, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    blame(rank: rank, eye, belt: position, &output)
    matched(rank, eye, wayRank: wayRank, belt: position, &output)
  }

  /// An edge at an induction eye so near a known parcel that it could be either: neither is trusted.
  private mutating func doubt(
    _ rank: Int, _ edge: EyeEdge, _ eye: EyeIndex, _ point: InductionIndex, belt position: BeltPosition,
    _ output: inout CycleOutput
  ) {
    blame(rank: rank, eye, belt: position, &output)
    distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
  }

  /// The edge was before or after the parcel's window.
  private mutating func blame(
    rank: Int, _ eye: EyeIndex, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    let isEarly = position - (parcels[rank].zero + plan.eyes[eye.int].position) < .zero
    if isEarly {
      counters.early &+= 1
      health[eye.int].early &+= 1
    } else {
      counters.late &+= 1
      health[eye.int].late &+= 1
    }
    except(rank: rank, as: isEarly ? .early : .late, &output)
  }

  private mutating func appear(
    _ origin: ParcelOrigin, at eye: EyeIndex, wayRank: Int, zero: BeltPosition, _ output: inout CycleOutput
  ) {
    let torn = parcelTorn(at: zero)
    guard let rank = takeUp(origin, eye: eye, wayRank: wayRank, zero: zero, &output) else { return }
    let serial = parcels[rank].serial
    trace(.appeared(origin, eye), of: serial, &output)
    if origin == .unexpected {
      counters.unexpected &+= 1
      health[eye.int].unexpected &+= 1
    }
    parcels[rank].mayRoll = origin == .unexpected
    if let torn { tear(torn, from: serial, &output) }
    // At the end of the belt appearing and ending are one.
    if case .confirm(let lane) = plan.eyes[eye.int].role {
      end(rank: rank, as: parcels[rank].exceptionReason, in: lane, &output)
    } else if plan.belt.isClosed {
      chooseLane(rank: rank, &output)
    }
  }

  /// Gives a parcel its number and its place in the table.
  mutating func takeUp(
    _ origin: ParcelOrigin, eye: EyeIndex, wayRank: Int, zero: BeltPosition, _ output: inout CycleOutput
  ) -> Int? {
    let serial = nextSerial
    let parcel = TrackedParcel(
      serial: serial, origin: origin, zero: zero, nextEye: wayRank + 1, eye: eye,
      at: plan.eyes[eye.int].position)
    guard let rank = parcels.insert(parcel) else {
      trace(.tableFull(eye), &output)
      enterHold(.tooManyParcels, &output)
      return nil
    }
    nextSerial = ParcelSerial(serial.number + 1)
    occupy(eye, by: rank)
    lookAtParcel(rank: rank)
    return rank
  }
}
