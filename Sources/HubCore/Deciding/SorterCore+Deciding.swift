import HubUnits

// When a choice becomes final.
//
// ```
//  lookup answer        last decision point   order out     fire     diverter out   tail has passed
//  ────|─────────────────────────|───────────────|───────────|────────────|────────────────|────▶ belt
//      choose, choose anew,      | cycle + write | horizon   | actuator   |
//      redirect, customs word    |   + horizon   |           |            |
// ```
extension SorterCore {
  /// Takes what the manifest and customs say, or say anew.
  mutating func take(_ facts: ParcelFacts, _ output: inout CycleOutput) {
    guard let rank = parcels.rank(of: facts.serial), parcels[rank].code == facts.code else { return }
    parcels[rank].facts = facts.isFound ? .found : .notFound
    parcels[rank].customs = facts.customs
    parcels[rank].priority = facts.priority
    parcels[rank].declaredLength = facts.declaredLength
    let rule = facts.isFound ? firstRule(fitting: facts) : nil
    if parcels[rank].rule != rule { parcels[rank].isOrderRevoked = true }
    parcels[rank].rule = rule
    trace(.factsArrived(facts), of: facts.serial, &output)
    if parcels[rank].isLengthKnown, isLongerThanDeclared(parcels[rank], parcels[rank].length) {
      if parcels[rank].exception == nil { counters.merged &+= 1 }
      except(rank: rank, as: .merged, &output)
    }
    chooseByFacts(rank: rank, &output)
  }

  /// The manifest cannot be asked. Who was asked about anew may be held since: nobody knows any more.
  mutating func takeNoFacts(of serial: ParcelSerial, _ output: inout CycleOutput) {
    guard let rank = parcels.rank(of: serial) else { return }
    switch parcels[rank].facts {
    case .asked: parcels[rank].facts = .unavailable
    case .found where parcels[rank].customs == .cleared:
      parcels[rank].customs = .unknown
      chooseByFacts(rank: rank, &output)
    case .found, .none, .notFound, .unavailable: return
    }
  }

  /// Chooses anew by what is known now, as far as the order is not out.
  private mutating func chooseByFacts(rank: Int, _ output: inout CycleOutput) {
    if !mayEnterItsLane(rank: rank) {
      parcels[rank].isOrderRevoked = true
      // The order is not out yet, so the word of customs still counts.
      if parcels[rank].stage == .committed { parcels[rank].stage = .following }
    }
    guard parcels[rank].isUndecided else { return }
    let before = parcels[rank].lane
    parcels[rank].passedOver = nil
    if let lane = parcels[rank].redirectedTo, plan.lanes[lane.int].kind == .release,
      parcels[rank].customs != .cleared
    {
      parcels[rank].redirectedTo = nil
    }
    chooseLane(rank: rank, &output)
    guard parcels[rank].lane == nil, parcels[rank].passedOver == .hostLate else { return }
    trace(.factsLate(by: lateBy(rank: rank)), of: parcels[rank].serial, &output)
    // What came too late does not count: a parcel on its way to the customs lane stays on it.
    if let before, plan.lanes[before.int].kind != .release {
      parcels[rank].passedOver = nil
      choose(before, rank: rank)
    }
  }

  /// At the last decision point of its lane, a parcel's choice becomes final or falls.
  mutating func decideAtLane(rank: Int, _ output: inout CycleOutput) {
    guard parcels[rank].stage == .following, !parcels[rank].isLost, let lane = parcels[rank].lane else {
      return
    }
    guard lateBy(rank: rank, lane: lane) >= .zero else { return }
    if let refusal = reasonNotToCommit(rank: rank, lane: lane) {
      trace(.lanePassedOver(lane, refusal), of: parcels[rank].serial, &output)
      parcels[rank].passedOver = refusal
      choose(nil, rank: rank)
      if refusal == .gapTooSmall, !plan.belt.isClosed { except(rank: rank, as: refusal, &output) }
      guard parcels[rank].isUndecided else { return }
      chooseLane(rank: rank, &output)
      return
    }
    parcels[rank].stage = .committed
    book(rank: rank, lane: lane)
    trace(.laneCommitted(lane), of: parcels[rank].serial, &output)
  }

  /// The speed that decision points are computed with: never slower than the belt was built for.
  var beltSpeedForDeciding: BeltSpeed { max(belt.speed, plan.belt.nominalSpeed) }

  private func firstRule(fitting facts: ParcelFacts) -> UInt16? {
    for i in plan.rules.indices where plan.rules[i].fits(facts) { return UInt16(i) }
    return nil
  }

  /// Everything that must hold for a divert to be sure, asked at the last moment.
  private mutating func reasonNotToCommit(rank: Int, lane: LaneIndex) -> EndReason? {
    if hold != nil { return hold == .operator ? .manual : .ioDown }
    guard mayEnterItsLane(rank: rank) else { return .customsUnknown }
    if let refusal = refusalNow(of: lane, rank: rank) { return refusal }
    guard links[plan.lanes[lane.int].link.int].condition == .good else { return .ioDown }
    guard parcels[rank].isLengthKnown, !isTailOverdue(rank: rank) else { return .merged }
    guard isSurelyThere(rank: rank, lane: lane), isWatched(lane) else { return .ioDown }
    guard isWayFree(rank: rank, lane: lane) else { return .jamAhead }
    guard isClearAround(rank: rank, lane: lane) else { return .gapTooSmall }
    guard isDiverterFree(rank: rank, lane: lane) else { return .gapTooSmall }
    guard isFireStillAhead(rank: rank, lane: lane) else { return wasBlindHere ? .ioDown : .writeExpired }
    return nil
  }

  /// The customs gate: a release lane takes only what is cleared.
  mutating func mayEnterItsLane(rank: Int) -> Bool {
    guard let lane = parcels[rank].lane else { return false }
    return plan.lanes[lane.int].kind != .release || parcels[rank].customs == .cleared
  }

  /// How far off a parcel may be at a lane while the belt is followed by time; nothing while it is counted.
  ///
  /// **Source**: what the encoder's own doubt allows a belt to be slower or faster (`EncoderDoubt.allowance`).
  private mutating func uncertainty(rank: Int, lane: LaneIndex) -> Distance {
    guard belt.mode == .time else { return .zero }
    let way = plan.lanes[lane.int].position - parcels[rank].seenAt
    return Distance(micrometres: way.micrometres * EncoderDoubt.allowance / 1_000) + .millimetres(40)
  }

  /// Whether a parcel is known well enough for a diverter to hit it.
  private mutating func isSurelyThere(rank: Int, lane: LaneIndex) -> Bool {
    uncertainty(rank: rank, lane: lane) <= max(parcels[rank].length / 2, .millimetres(150))
  }

  /// Whether the eye that saw it last is blocked for longer than it is long: somebody else touches it.
  private mutating func isTailOverdue(rank: Int) -> Bool {
    let parcel = parcels[rank]
    let eye = eyes[parcel.lastEye.int]
    guard eye.isBlocked, eye.occupant == parcel.serial else { return false }
    let past = belt.position - parcel.zero - plan.eyes[parcel.lastEye.int].position
    return past > parcel.length + Limits.lengthTolerance
  }

  /// Whether the eye at the diverter, and the last one before it that is near and can speak in time, would see somebody
  /// who sticks there or came onto the belt since.
  private mutating func isWatched(_ lane: LaneIndex) -> Bool {
    // What sticks before a diverter is seen by the eye at it, or too late.
    if let zone = plan.zoneEye(of: lane), !isWorthAsking(zone) || isAway(zone) { return false }
    let decision = plan.lanes[lane.int].lastDecision(at: beltSpeedForDeciding, cycle: plan.cycle)
    guard let eye = plan.lastEye(before: decision) else { return true }
    let isNear = plan.lanes[lane.int].position - plan.eyes[eye.int].position <= Limits.nearDiverter
    return !isNear || isWorthAsking(eye) && !isAway(eye)
  }

  /// Whether nobody else can stand in front of the diverter, or come by there just then.
  ///
  /// A parcel that sticks is not where its followers think it is: it blocks the eye at the diverter, or it is overdue at
  /// the next eye, or it was declared lost and nobody has come through behind it since.
  private mutating func isWayFree(rank: Int, lane: LaneIndex) -> Bool {
    if let zone = plan.zoneEye(of: lane), eyes[zone.int].isBlocked { return false }
    let place = plan.lanes[lane.int].position
    let near = parcels[rank].zero - .metres(4)
    var ahead = rank - 1
    while ahead >= 0, standing > 0 || parcels[ahead].zero >= near {
      if parcels[ahead].mayStandInTheWay, parcels[ahead].seenAt <= place + .millimetres(300),
        !hasComeOn(rank, behind: ahead)
      {
        return false
      }
      if parcels[ahead].zero >= near, isOverdue(rank: ahead, before: place + Limits.nearDiverter) {
        return false
      }
      ahead -= 1
    }
    guard standing > 0, plan.belt.isClosed else { return true }
    for other in rank + 1..<parcels.count where parcels[other].mayStandInTheWay {
      guard let round = roundsApart(rank, other) else { continue }
      if parcels[other].seenAt + round <= place + .millimetres(300) { return false }
    }
    return true
  }

  /// Whether it came onto the belt behind the stretch where another may stand, and an eye has seen it since.
  private mutating func hasComeOn(_ rank: Int, behind other: Int) -> Bool {
    guard let missedAt = placeMissed(rank: other) else { return false }
    return missedAt <= parcels[rank].cameOnAt && parcels[rank].seenAt > parcels[rank].cameOnAt
  }

  /// An eye that is known to be blind, or has been stuck for long, says nothing. For some metres an eye that stays
  /// blocked says that a block of parcels comes by, of whom nobody is seen alone.
  func isWorthAsking(_ eye: EyeIndex) -> Bool {
    switch health[eye.int].condition {
    case .good, .flickering: return true
    case .blind: return false
    case .stuckBlocked: return belt.position - eyes[eye.int].edgeAt < Limits.longestBlock
    }
  }

  /// Whether a parcel should have been seen by its next eye by now.
  private mutating func isOverdue(rank: Int, before place: Distance) -> Bool {
    let parcel = parcels[rank]
    guard parcel.nextEye < plan.way.count, !parcel.isBeingDiverted, parcel.stage != .unconfirmed else {
      return false
    }
    let eye = plan.way[parcel.nextEye]
    guard plan.eyes[eye.int].position <= place, isWorthAsking(eye) else { return false }
    let settle = max(belt.speed, .zero).travel(in: plan.eyes[eye.int].debounce * 2 + plan.cycle * 4)
    return belt.position > parcel.zero + plan.eyes[eye.int].position + plan.eyes[eye.int].window + settle
  }

  /// Whether the neighbours are far enough away for the diverter to touch this parcel alone.
  ///
  /// Behind, the gap must outlast the daemon as well: should it die in mid-divert, the PLC lets go only after
  /// `released_after`, and the diverter needs its time home; `smallestGap` is that.
  private mutating func isClearAround(rank: Int, lane: LaneIndex) -> Bool {
    let parcel = parcels[rank]
    let lanePlan = plan.lanes[lane.int]
    let doubt = uncertainty(rank: rank, lane: lane)
    guard isNobodyAdrift(behind: rank), isAloneOnItsCarrier(rank: rank, lane: lanePlan) else { return false }
    if rank + 1 < parcels.count, !goesAlong(rank + 1, into: lanePlan) {
      let gap = parcels[rank + 1].zero - parcel.tail(unknownLength: plan.longestParcel)
      if gap < max(plan.smallestGap, lanePlan.gapBehind(at: beltSpeedForDeciding)) + doubt { return false }
    }
    if rank > 0, !goesAlong(rank - 1, into: lanePlan) {
      let gap = parcel.zero - parcels[rank - 1].tail(unknownLength: plan.longestParcel)
      if gap < lanePlan.gapAhead(at: beltSpeedForDeciding) + doubt { return false }
    }
    return true
  }

  /// Whether a neighbour is meant for the exception lane as well: both may be moved by one stroke. On a closed belt two
  /// that are too close would go round for ever.
  private mutating func goesAlong(_ neighbour: Int, into lane: LanePlan) -> Bool {
    lane.kind == .exception && parcels[neighbour].exception != nil
  }

  /// Whether no neighbour's middle is nearer than one carrier is long: it may lie on the same one, which tips both.
  ///
  /// The exception lane takes two, or they would go round for ever.
  private mutating func isAloneOnItsCarrier(rank: Int, lane: LanePlan) -> Bool {
    guard lane.diverterKind == .carrier, lane.kind != .exception, let carriers = plan.belt.carriers else {
      return true
    }
    let apart = carriers.pitch + Limits.lengthTolerance
    let middle = parcels[rank].zero + parcels[rank].length / 2
    if rank > 0 {
      let ahead = parcels[rank - 1]
      let length = ahead.isLengthKnown ? ahead.length : plan.longestParcel
      if middle - (ahead.zero + length / 2) < apart { return false }
    }
    guard rank + 1 < parcels.count else { return true }
    let behind = parcels[rank + 1]
    let length = behind.isLengthKnown ? behind.length : plan.shortestParcel
    return behind.zero + length / 2 - middle >= apart
  }

  /// Whether nobody behind is so near and so loose that it may be in the stroke.
  mutating func isNobodyAdrift(behind rank: Int) -> Bool {
    let reach = parcels[rank].zero + parcels[rank].length + Limits.longestRoll
    var behind = rank + 1
    while behind < parcels.count, parcels[behind].zero < reach {
      if parcels[behind].isAdrift || mayHaveRolledPastUnseen(rank: behind) { return false }
      behind += 1
    }
    return true
  }

  /// Whether it may have rolled past its next eye while nobody looked, and no eye has said since where it is.
  private mutating func mayHaveRolledPastUnseen(rank: Int) -> Bool {
    let parcel = parcels[rank]
    guard let blindTo, parcel.nextEye < plan.way.count, parcel.zero + parcel.seenAt <= blindTo else {
      return false
    }
    let eye = plan.way[parcel.nextEye]
    return parcel.zero + plan.eyes[eye.int].position - Limits.longestRoll <= blindTo
  }

  private mutating func isFireStillAhead(rank: Int, lane: LaneIndex) -> Bool {
    let lanePlan = plan.lanes[lane.int]
    let fire = parcels[rank].zero + lanePlan.firePosition(at: belt.speed)
    return fire - here >= belt.speed.travel(in: lanePlan.write)
  }

  private var wasBlindHere: Bool {
    guard let blindTo else { return false }
    return belt.position - blindTo < .metres(1)
  }

  /// How far past the last decision point of its last possible lane a parcel is.
  private mutating func lateBy(rank: Int) -> Distance {
    var least = Distance(micrometres: .max / 2)
    switch parcels[rank].customs {
    case .hold, .pending, .unknown: least = lateBy(rank: rank, lane: plan.customsHoldLane)
    case .inspect: least = lateBy(rank: rank, lane: plan.inspectionLane)
    case .cleared:
      guard let rule = parcels[rank].rule else { return .zero }
      let group = Int(plan.rules[Int(rule)].group)
      for i in plan.groups[group].lanes.indices {
        least = min(least, lateBy(rank: rank, lane: plan.groups[group].lanes[i]))
      }
    }
    return least
  }
}
