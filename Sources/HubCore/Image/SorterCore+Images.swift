import HubUnits

extension SorterCore {
  /// Takes one link's frozen inputs: belt first, then every eye of that link that changed.
  mutating func take(_ image: InputImage, _ output: inout CycleOutput) {
    let link = image.link.int
    let before = links[link].lastImage
    let wasBlind = links[link].judged(at: image.taken, plan: plan.links[link])
    let wasBlindTooLong = image.taken - before > longestGapBetweenImages(of: link)
    links[link].take(image)
    var resynchronise = wasBlind == .silent || wasBlind == .stale || image.isFirstAfterReconnect
    if let drive = plan.belt.drive, drive.link == image.link {
      driveRuns = image.bits[Int(drive.bit)] != drive.runsWhenOff
    }
    if image.link == plan.belt.encoderLink { takeBelt(image, resynchronise: &resynchronise, &output) }
    if resynchronise || wasBlindTooLong { distrustScans(of: image.link, since: image.taken, &output) }
    guard belt.hasCount else { return }
    if image.link != plan.belt.encoderLink {
      takeEyesAlone(image, before: before, resynchronise: &resynchronise, &output)
    }
    var looks = image.bits.changed(from: links[link].bits, or: links[link].settling)
    links[link].bits = image.bits
    if resynchronise {
      resynchroniseEyes(of: image)
      return
    }
    while let bit = looks.takeFirst() { look(at: bit, image, before: before, &output) }
  }

  /// Eyes on another link than the encoder: while either of the two is away, nobody on the way is seen where he is.
  private mutating func takeEyesAlone(
    _ image: InputImage, before: MonotonicInstant, resynchronise: inout Bool, _ output: inout CycleOutput
  ) {
    if resynchronise, hasEyeOnTheWay(image.link) {
      // Older than the history reaches, all that is on the belt came onto it since.
      let last = before == .distantPast ? nil : belt.position(at: before)
      wasBlind(from: last ?? belt.position - plan.belt.length)
    }
    // Nobody counts the belt: what an eye sees now has no place.
    guard isAway(link: plan.belt.encoderLink) else { return }
    resynchronise = true
    distrustScans(of: image.link, since: image.taken, &output)
  }

  /// Whether no image comes from the link of the drive's own word.
  private mutating func isDriveAway() -> Bool {
    guard let drive = plan.belt.drive else { return false }
    return isAway(link: drive.link)
  }

  /// Nobody could look, from there until now; a stretch that reaches into this one is part of it.
  private mutating func wasBlind(from place: BeltPosition) {
    if let blindTo, blindTo >= place { blindFrom = min(blindFrom, place) } else { blindFrom = place }
    blindTo = belt.position
  }

  private func hasEyeOnTheWay(_ link: LinkIndex) -> Bool {
    for rank in plan.way.indices where plan.eyes[plan.way[rank].int].link == link { return true }
    return false
  }

  /// Whether no image comes from this eye's link.
  mutating func isAway(_ eye: EyeIndex) -> Bool { isAway(link: plan.eyes[eye.int].link) }

  private mutating func isAway(link: LinkIndex) -> Bool {
    switch links[link.int].judged(at: now, plan: plan.links[link.int]) {
    case .silent, .stale: return true
    case .good, .heartbeatLost, .notArmed: return false
    }
  }

  /// Takes the belt's count; tells whether the eyes' levels are to be taken without edges.
  private mutating func takeBelt(
    _ image: InputImage, resynchronise: inout Bool, _ output: inout CycleOutput
  ) {
    let before = belt.position
    switch belt.take(image.encoderCount, runs: driveRuns, at: image.taken, plan: plan.belt) {
    case .first:
      flushedAt = belt.position
      resynchronise = true
    case .moved:
      if belt.mode == .time, resynchronise || isDriveAway() {
        // Followed by time, nobody knows whether it ran while nobody looked.
        flush(as: .ioDown, &output)
      } else if resynchronise {
        wasBlind(from: before)
      }
    case .unfollowed:
      flush(as: .ioDown, &output)
      resynchronise = true
    case .believed:
      trace(.trackingChanged(.distance), &output)
    case .jumped(let distance):
      trace(.beltJumped(distance), &output)
      flush(as: .ioDown, &output)
      resynchronise = true
      jumps = now - jumpedAt > Limits.encoderJumpsWithin ? 1 : jumps + 1
      jumpedAt = now
      if jumps >= Limits.encoderJumps { doubtEncoder(&output) }
    case .contradicted:
      doubtEncoder(&output)
    }
    if belt.backlog > Limits.longestReverse, belt.mode == .distance { flush(as: .ioDown, &output) }
  }

  /// The encoder cannot be believed: what is on the belt is not where it is thought to be.
  mutating func doubtEncoder(_ output: inout CycleOutput) {
    jumps = 0
    disagreements = 0
    switch plan.belt.onEncoderFault {
    case .hold:
      belt.forgive()
      enterHold(.encoderFault, &output)
    case .time:
      guard belt.mode == .distance else { return }
      belt.degrade()
      trace(.trackingChanged(.time), &output)
    }
    flush(as: .ioDown, &output)
  }

  private mutating func look(
    at bit: Int, _ image: InputImage, before: MonotonicInstant, _ output: inout CycleOutput
  ) {
    guard let eye = plan.eye(ofBit: bit, link: image.link) else { return }
    let raw = image.bits[bit] != plan.eyes[eye.int].isBlockedWhenOff
    let debounce = plan.eyes[eye.int].debounce
    switch eyes[eye.int].take(raw, at: image.taken, before: before, debounce: debounce) {
    case .nothing: break
    case .edge(let edge): take(edge, of: eye, &output)
    case .flicker:
      if health[eye.int].flickered(at: image.taken) { judge(eye, .flickering, &output) }
      distrustScans(flickering: eye, at: image.taken, &output)
    }
    links[image.link.int].settling[bit] = eyes[eye.int].isSettling
  }

  private mutating func resynchroniseEyes(of image: InputImage) {
    links[image.link.int].settling = InputBits()
    for i in plan.eyes.indices where plan.eyes[i].link == image.link {
      let raw = image.bits[Int(plan.eyes[i].bit)] != plan.eyes[i].isBlockedWhenOff
      eyes[i].resynchronise(raw, at: image.taken)
      eyes[i].edgeAt = belt.position
      lookAtLane(ofEye: EyeIndex(i))
    }
  }

  /// How far apart two images may be without a parcel passing an eye unseen in between.
  ///
  /// The shortest parcel must be looked at while it blocks the eye, and for as long as both edges take to settle.
  private mutating func longestGapBetweenImages(of link: Int) -> Nanoseconds {
    var debounce = Nanoseconds.zero
    for i in plan.inductions.indices {
      let eye = plan.eyes[plan.inductions[i].eye.int]
      if eye.link.int == link { debounce = max(debounce, eye.debounce) }
    }
    let passing = plan.belt.nominalSpeed.time(for: plan.shortestParcel) ?? plan.links[link].staleAfter
    // Never less than what the debounce needs to work at all.
    return min(plan.links[link].staleAfter, max(passing - debounce * 2, debounce * 2))
  }

  /// What blocked an open induction eye for a moment may have been a parcel that fell off just there, and the scan
  /// that waits its own.
  private mutating func distrustScans(
    flickering eye: EyeIndex, at instant: MonotonicInstant, _ output: inout CycleOutput
  ) {
    guard case .induction(let point) = plan.eyes[eye.int].role, !eyes[eye.int].isBlocked else { return }
    distrustScans(at: point, since: instant, as: .ambiguous, &output)
  }

  /// A parcel may have passed an induction eye unseen: the scan that waits may have been its own, so it is given
  /// to nobody.
  private mutating func distrustScans(
    of link: LinkIndex, since instant: MonotonicInstant, _ output: inout CycleOutput
  ) {
    for i in plan.inductions.indices where plan.eyes[plan.inductions[i].eye.int].link == link {
      waiting[i].expectUnnamed(from: belt.position)
      distrustScans(at: InductionIndex(i), since: instant, as: .eyeWasBlind, &output)
    }
  }

  /// Sends a settled edge to whom it concerns.
  private mutating func take(_ edge: EyeEdge, of eye: EyeIndex, _ output: inout CycleOutput) {
    guard let position = belt.position(at: edge.at) else { return }
    eyes[eye.int].edgeAt = position
    lookAtLane(ofEye: eye)
    switch plan.eyes[eye.int].role {
    case .full, .half: return  // Judged by how long they last, in `judgeLane`.
    case .feedback(let lane):
      if edge.isBlocked { diverters[plan.diverter(of: lane)].wasSeenOut = true }
    case .confirm(let lane) where plan.lanes[lane.int].hasDiverter:
      if edge.isBlocked { confirmBlocked(at: lane, belt: position, &output) }
    case .induction, .tracking, .confirm:
      if edge.isBlocked {
        wayEyeBlocked(eye, edge, belt: position, &output)
      } else {
        wayEyeCleared(eye, belt: position, &output)
      }
    }
  }

  /// Ends everything that is followed: from here on nobody on the belt is known by name.
  mutating func flush(as reason: EndReason, _ output: inout CycleOutput) {
    while parcels.count > 0 { end(rank: 0, as: reason, in: nil, &output) }
    for i in plan.inductions.indices {
      distrustScans(at: InductionIndex(i), since: now, as: .beltUnknown, &output)
    }
    for i in diverters.indices { diverters[i].letGo() }
    flushedAt = belt.position
    blindTo = nil
  }

  /// Ends a parcel's story; it is not followed any more.
  mutating func end(rank: Int, as reason: EndReason, in lane: LaneIndex?, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    if let lane = parcel.lane { lanes[lane.int].inFlight -= 1 }
    if let lane { lanes[lane.int].delivered += 1 }
    if parcel.rounds > 0 { recirculating -= 1 }
    if parcel.mayStandInTheWay { standing -= 1 }
    parcels.remove(rank: rank)
    trace(.ended(reason, lane), of: parcel.serial, &output)
  }
}
