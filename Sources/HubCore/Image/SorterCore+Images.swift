import HubUnits

extension SorterCore {
  /// Takes one link's frozen inputs: belt first, then every eye of that link.
  mutating func take(_ image: InputImage, _ output: inout CycleOutput) {
    let link = image.link.int
    let wasBlind = links[link].judged(at: image.taken, plan: plan.links[link])
    let wasBlindTooLong = image.taken - links[link].lastImage > longestGapBetweenImages(of: link)
    links[link].take(image)
    var resynchronise = wasBlind == .silent || wasBlind == .stale || image.isFirstAfterReconnect
    if image.link == plan.belt.encoderLink {
      let before = belt.position
      switch belt.take(image.encoderCount, at: image.taken, plan: plan.belt) {
      case .first:
        flushedAt = belt.position
        resynchronise = true
      case .moved:
        if resynchronise {
          blindFrom = before
          blindTo = belt.position
        }
      case .jumped(let distance):
        trace(.beltJumped(distance), &output)
        flush(as: .ioDown, &output)
        resynchronise = true
      }
    }
    if resynchronise || wasBlindTooLong { distrustScans(of: image.link, since: image.taken, &output) }
    guard belt.hasCount else { return }
    for i in plan.eyes.indices where plan.eyes[i].link == image.link {
      let raw = image.bits[Int(plan.eyes[i].bit)] != plan.eyes[i].isBlockedWhenOff
      if resynchronise {
        eyes[i].resynchronise(raw, at: image.taken)
      } else if let edge = eyes[i].take(raw, at: image.taken, debounce: plan.eyes[i].debounce) {
        take(edge, of: EyeIndex(i), &output)
      }
    }
  }

  /// How far apart two images may be without a parcel passing an eye unseen in between.
  ///
  /// The shortest parcel must be looked at while it blocks the eye, and for as long as both edges take to settle.
  private func longestGapBetweenImages(of link: Int) -> Nanoseconds {
    var debounce = Nanoseconds.zero
    for i in plan.inductions.indices {
      let eye = plan.eyes[plan.inductions[i].eye.int]
      if eye.link.int == link { debounce = max(debounce, eye.debounce) }
    }
    let passing = plan.belt.nominalSpeed.time(for: plan.shortestParcel) ?? plan.links[link].staleAfter
    // Never less than what the debounce needs to work at all.
    return min(plan.links[link].staleAfter, max(passing - debounce * 2, debounce * 2))
  }

  /// A parcel may have passed an induction eye unseen: the scan that waits may have been its own, so it is given
  /// to nobody.
  private mutating func distrustScans(
    of link: LinkIndex, since instant: MonotonicInstant, _ output: inout CycleOutput
  ) {
    for i in plan.inductions.indices where plan.eyes[plan.inductions[i].eye.int].link == link {
      distrustScans(at: InductionIndex(i), since: instant, as: .eyeWasBlind, &output)
    }
  }

  /// Sends a settled edge to whom it concerns.
  private mutating func take(_ edge: EyeEdge, of eye: EyeIndex, _ output: inout CycleOutput) {
    guard let position = belt.position(at: edge.at) else { return }
    switch plan.eyes[eye.int].role {
    case .full, .half, .feedback: return  // Judged by how long they last, in `judgeLanes`.
    case .confirm(let lane) where plan.lanes[lane.int].kind != .exception:
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
    for i in plan.lanes.indices where lanes[i].release != nil { lanes[i].release!.belt = belt.position }
    flushedAt = belt.position
    blindTo = nil
  }

  /// Ends a parcel's story; it is not followed any more.
  mutating func end(rank: Int, as reason: EndReason, in lane: LaneIndex?, _ output: inout CycleOutput) {
    let parcel = parcels[rank]
    if let lane = parcel.lane { lanes[lane.int].inFlight -= 1 }
    if let lane { lanes[lane.int].delivered += 1 }
    parcels.remove(rank: rank)
    trace(.ended(reason, lane), of: parcel.serial, &output)
  }
}
