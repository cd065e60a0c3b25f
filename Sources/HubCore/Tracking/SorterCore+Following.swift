import HubUnits

extension SorterCore {
  /// How near an edge outside the window must be to a parcel to be that parcel, early or late.
  ///
  /// **Source**: two and a half windows, the point where a second parcel at the smallest gap could be meant.
  static var nearness: Int64 { 5 }

  /// A leading edge at an eye on the way: matched by position, never by order of arrival.
  mutating func wayEyeBlocked(
    _ eye: EyeIndex, _ edge: EyeEdge, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    let rank = wayRank(of: eye)
    let here = plan.eyes[eye.int].position
    if let found = parcelExpected(at: eye, wayRank: rank, belt: position) {
      matched(found, eye, wayRank: rank, belt: position, &output)
      return
    }
    let near = parcelNear(eye, wayRank: rank, belt: position)
    let zero = position - here
    if let origin = mayHaveComeUnseen(zero), near == nil {
      // Carried here from before or placed here just now: then a scan that waits is its own, and not the next one's.
      if case .induction(let point) = plan.eyes[eye.int].role {
        distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
      }
      appear(origin, at: eye, wayRank: rank, zero: zero, &output)
      return
    }
    if case .induction(let point) = plan.eyes[eye.int].role {
      if let near { doubt(near, edge, eye, point, belt: position, &output) }
      induct(at: point, edge, eye: eye, wayRank: rank, zero: zero, isDoubtful: near != nil, &output)
    } else if let near {
      adoptStray(near, eye, wayRank: rank, belt: position, &output)
    } else {
      appear(.unexpected, at: eye, wayRank: rank, zero: zero, &output)
    }
  }

  /// A trailing edge at an eye on the way: the parcel's length.
  mutating func wayEyeCleared(_ eye: EyeIndex, belt position: BeltPosition, _ output: inout CycleOutput) {
    let serial = eyes[eye.int].occupant
    guard serial != .none, let rank = parcels.rank(of: serial) else { return }
    let length = position - (parcels[rank].zero + plan.eyes[eye.int].position)
    guard length > .zero else { return }
    trace(.lengthMeasured(eye, length), of: serial, &output)
    let known = parcels[rank].isLengthKnown ? parcels[rank].length : plan.longestParcel
    // Longer than any parcel, or longer than it was: two run nose to tail and cannot be told apart.
    if length > known + plan.eyes[eye.int].window { except(rank: rank, as: .merged, &output) }
    parcels[rank].length = length
    parcels[rank].isLengthKnown = true
  }

  /// Follows every parcel by what the belt has travelled.
  mutating func followParcels(_ output: inout CycleOutput) {
    guard belt.hasCount, links[plan.belt.encoderLink.int].condition != .stale else { return }
    var rank = 0
    while rank < parcels.count {
      let serial = parcels[rank].serial
      watchNextEye(rank: rank, &output)
      // The parcel may have ended at the end of the belt.
      guard rank < parcels.count, parcels[rank].serial == serial else { continue }
      decideAtLane(rank: rank, &output)
      orderDivert(rank: rank, &output)
      watchConfirm(rank: rank, &output)
      rank += 1
    }
  }

  /// Whether a parcel at this place may have come onto the belt while nobody looked: before tracking began (anew),
  /// or while the eyes were blind.
  private func mayHaveComeUnseen(_ zero: BeltPosition) -> ParcelOrigin? {
    if zero <= flushedAt { return .flushed }
    if let blindTo, zero <= blindTo, zero >= blindFrom - plan.belt.length { return .unexpected }
    return nil
  }

  /// The rank of an eye among those on the way.
  func wayRank(of eye: EyeIndex) -> Int {
    for rank in plan.way.indices where plan.way[rank] == eye { return rank }
    preconditionFailure("hub bug: an eye that is not on the way was asked for its rank")
  }

  /// The tracking window of a parcel: the eye's, or half the gap when parcels run close.
  private func window(rank: Int, eye: EyeIndex) -> Distance {
    let parcel = parcels[rank]
    var window = plan.eyes[eye.int].window
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

  /// The parcel whose expected position fits an edge best, within its own window.
  private func parcelExpected(at eye: EyeIndex, wayRank: Int, belt position: BeltPosition) -> Int? {
    var best: Int?
    var smallest = Distance.zero
    for rank in 0..<parcels.count where parcels[rank].nextEye <= wayRank {
      let error = (position - (parcels[rank].zero + plan.eyes[eye.int].position)).magnitude
      guard error <= window(rank: rank, eye: eye) else { continue }
      if best == nil || error < smallest {
        best = rank
        smallest = error
      }
    }
    return best
  }

  /// The parcel that is out of its window but too near the edge to rule out.
  private func parcelNear(_ eye: EyeIndex, wayRank: Int, belt position: BeltPosition) -> Int? {
    var best: Int?
    var smallest = plan.eyes[eye.int].window * SorterCore.nearness / 2
    for rank in 0..<parcels.count where parcels[rank].nextEye <= wayRank {
      let error = (position - (parcels[rank].zero + plan.eyes[eye.int].position)).magnitude
      if error <= smallest {
        best = rank
        smallest = error
      }
    }
    return best
  }

  private mutating func matched(
    _ rank: Int, _ eye: EyeIndex, wayRank: Int, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    let here = plan.eyes[eye.int].position
    let error = position - (parcels[rank].zero + here)
    let serial = parcels[rank].serial
    trace(.eyeMatched(eye, error: error), of: serial, &output)
    eyes[eye.int].occupant = serial
    let rank = parcels.correct(rank: rank, zero: position - here)
    parcels[rank].nextEye = wayRank + 1
    if isPastItsLane(rank: rank, at: here) { divertFailed(rank: rank, &output) }
    if case .confirm(let lane) = plan.eyes[eye.int].role {
      end(rank: rank, as: parcels[rank].exceptionReason, in: lane, &output)
    }
  }

  /// Whether a parcel that was fired at is seen on the belt behind its diverter: it did not move.
  private func isPastItsLane(rank: Int, at here: Distance) -> Bool {
    guard let lane = parcels[rank].lane else { return false }
    switch parcels[rank].stage {
    case .following, .committed: return false
    case .ordered, .fired, .unconfirmed: return here > plan.lanes[lane.int].position
    }
  }

  /// A parcel that came outside its window is taken where it is, and runs to the exception lane.
  private mutating func adoptStray(
    _ rank: Int, _ eye: EyeIndex, wayRank: Int, belt position: BeltPosition, _ output: inout CycleOutput
  ) {
    let isEarly = position - (parcels[rank].zero + plan.eyes[eye.int].position) < .zero
    except(rank: rank, as: isEarly ? .early : .late, &output)
    matched(rank, eye, wayRank: wayRank, belt: position, &output)
  }

  /// An edge at an induction eye so near a known parcel that it could be either: neither is trusted.
  private mutating func doubt(
    _ rank: Int, _ edge: EyeEdge, _ eye: EyeIndex, _ point: InductionIndex, belt position: BeltPosition,
    _ output: inout CycleOutput
  ) {
    let isEarly = position - (parcels[rank].zero + plan.eyes[eye.int].position) < .zero
    except(rank: rank, as: isEarly ? .early : .late, &output)
    distrustScans(at: point, since: edge.at, as: .ambiguous, &output)
  }

  private mutating func appear(
    _ origin: ParcelOrigin, at eye: EyeIndex, wayRank: Int, zero: BeltPosition, _ output: inout CycleOutput
  ) {
    guard let rank = takeUp(origin, eye: eye, wayRank: wayRank, zero: zero, &output) else { return }
    trace(.appeared(origin, eye), of: parcels[rank].serial, &output)
    // At the end of the belt appearing and ending are one.
    if case .confirm(let lane) = plan.eyes[eye.int].role {
      end(rank: rank, as: parcels[rank].exceptionReason, in: lane, &output)
    }
  }

  /// Gives a parcel its number and its place in the table.
  mutating func takeUp(
    _ origin: ParcelOrigin, eye: EyeIndex, wayRank: Int, zero: BeltPosition, _ output: inout CycleOutput
  ) -> Int? {
    let serial = nextSerial
    let parcel = TrackedParcel(serial: serial, origin: origin, zero: zero, nextEye: wayRank + 1)
    guard parcels.insert(parcel) else {
      trace(.tableFull(eye), &output)
      enterHold(.tooManyParcels, &output)
      return nil
    }
    nextSerial = ParcelSerial(serial.number + 1)
    eyes[eye.int].occupant = serial
    return parcels.rank(of: serial)
  }

  /// Notices that the next eye on the way should have seen the parcel and did not.
  private mutating func watchNextEye(rank: Int, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    guard parcel.nextEye < plan.way.count else { return }
    let eye = plan.way[parcel.nextEye]
    let expected = parcel.zero + plan.eyes[eye.int].position
    // An edge is settled `debounce` after it began, so that much travel more must pass.
    let settle = belt.speed.travel(in: plan.eyes[eye.int].debounce * 2 + plan.cycle * 4)
    let patience = plan.eyes[eye.int].window * SorterCore.nearness / 2 + settle + .millimetres(50)
    guard belt.position > expected + patience else { return }
    // A parcel that is being diverted need not come by; its confirm eye speaks first.
    guard parcel.stage != .ordered, parcel.stage != .fired else { return }
    trace(.eyeMissed(eye), of: parcel.serial, &output)
    // No closure: `@_noLocks` cannot see that its context needs no counting.
    var wasBlind = false
    if let blindTo { wasBlind = expected + patience >= blindFrom && expected - patience <= blindTo }
    let isLast = parcel.nextEye + 1 == plan.way.count
    switch (parcel.stage, isLast) {
    case (.unconfirmed, true):
      // No eye behind its diverter saw it: it left the belt where it was pushed, unless nobody could look.
      end(rank: rank, as: .divertUnconfirmed, in: wasBlind ? nil : parcel.lane, &output)
    case (.unconfirmed, false):
      // One eye may be dirty or may have been blind; the next ones may still see it.
      parcels[rank].nextEye += 1
    case (_, true):
      end(rank: rank, as: wasBlind ? .ioDown : (parcel.exception ?? .lost), in: nil, &output)
    case (_, false):
      except(rank: rank, as: wasBlind ? .ioDown : .lost, &output)
      parcels[rank].nextEye += 1
    }
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
    case .ordered, .fired, .unconfirmed: break
    }
  }
}
