import HubCore
import HubUnits

// What the belt itself saw: who is who, who lies where, and what a coil was for.
extension SwarmLine {
  /// How long after a parcel passed an eye the core may speak of it.
  ///
  /// **Source**: an image every 5 ms, 8 ms of debounce, a bounce of 4 ms and skew; half of that to be sure.
  private static var seenWithin: Nanoseconds { .milliseconds(60) }
  /// How long after passing the core usually speaks.
  private static var seenAfter: Nanoseconds { .milliseconds(14) }

  mutating func takePlantEvents() {
    guard !plant.events.isEmpty else { return }
    for event in plant.events {
      switch event {
      case .passedInduction(let parcel, let induction, let wasClear, let at):
        passed(parcelOfPlant[parcel], induction, wasClear, at)
      case .atReadPoint(let parcel, _, let at): readFixed(parcelOfPlant[parcel], at)
      case .diverted(let parcel, let lane, let at):
        let index = parcelOfPlant[parcel]
        truths[index].leftAt = at
        truths[index].coilOnAt = plant.parcels[parcel].diversion?.coilOnAt
        tell(.diverted(lane: lane), of: index, at: at)
      case .ended(let parcel, let lane, let at):
        let index = parcelOfPlant[parcel]
        truths[index].lane = lane
        if truths[index].leftAt == nil { truths[index].leftAt = at }
        leftTravelling -= 1
        recentEnds[recentEnd % recentEnds.count] = SwarmRecentEnd(parcel: index, lane: lane, at: at)
        recentEnd += 1
        tell(.arrived(lane: lane), of: index, at: at)
      case .fell(let parcel, let at):
        truths[parcelOfPlant[parcel]].leftAt = at
        truths[parcelOfPlant[parcel]].fell = true
        leftTravelling -= 1
        tell(.fell, of: parcelOfPlant[parcel], at: at)
      case .laneFilled(let lane, _): tell(.laneFilled(lane), of: nil)
      case .laneEmptied(let lane, _): tell(.laneEmptied(lane), of: nil)
      }
    }
    plant.events.removeAll(keepingCapacity: true)
  }

  /// A parcel's leading edge is at an induction eye.
  private mutating func passed(
    _ index: Int, _ induction: Int, _ wasClear: Bool, _ at: MonotonicInstant
  ) {
    tell(.passed(induction: induction), of: index, at: at)
    if !(link.isSilent || isDown) {
      truths[index].wasSeen = true
      truths[index].hadAnEdge = truths[index].hadAnEdge || wasClear && now - heardSince >= SwarmJudge.settling
      if wasClear, now - heardSince >= SwarmJudge.settling { lastEdge = (index, at) }
    }
    guard index < scenario.parcels.count, scenario.parcels[index].station == induction else { return }
    truths[index].inductedAt = at
  }

  /// A label comes under the fixed scanner.
  private mutating func readFixed(_ index: Int, _ at: MonotonicInstant) {
    guard index < scenario.parcels.count, scenario.parcels[index].isReadFixed, labels[index].isReadable,
      !isDown
    else { return }
    truths[index].wasReadFixed = true
    let began = at + tables.fixedScannerDelay
    send(labels[index], by: tables.fixedScanner, began: began, sending: .milliseconds(4))
    tell(.readFixed, of: index, at: at)
  }

  /// The parcel that passed an eye a moment ago: it is the one the core speaks of.
  func witness(at eye: PlantEye) -> Int? {
    var best: Int?
    var smallest = Int64.max
    if let place = place(of: eye) {
      let usual = plant.speed.travel(in: Self.seenAfter)
      let most = plant.speed.travel(in: Self.seenWithin) + .millimetres(30)
      for body in plant.bodies where body.place == .belt {
        let past = Distance(micrometres: body.lead(atTravel: plant.travel)) - place
        guard past > .millimetres(-30), past < most else { continue }
        let off = (past - usual).magnitude.micrometres
        if off < smallest {
          smallest = off
          best = parcelOfPlant[body.number]
        }
      }
    }
    guard case .confirm(let lane) = eye else { return best }
    var least = Self.seenWithin.count
    for end in recentEnds where end.lane == lane {
      let off = abs((end.at - (now - Self.seenAfter)).count)
      if off < least {
        least = off
        best = end.parcel
      }
    }
    return best
  }

  private func place(of eye: PlantEye) -> Distance? {
    switch eye {
    case .induction(let number): built.inductions[number]
    case .tracking(let number): built.trackingEyes[number]
    case .confirm, .full, .half, .armOut: nil
    }
  }

  func plantEye(_ eye: Int) -> PlantEye { tables.eyes[eye] }

  /// A coil went on: how far was the parcel it is for?
  mutating func noteFire(_ order: DivertOrder, _ lane: Int) {
    guard let serial = orders.serial(of: order.number), let row = rowIndex(serial),
      let index = evidence.rows[row].parcel, plantIndex[index] >= 0
    else { return }
    let place = built.lanes[lane].at - plant.speed.travel(in: built.lanes[lane].extendTime)
    let lead = plant.leadingEdge(of: plantIndex[index])
    var fire = SwarmEvidence.Fire(
      parcel: index, row: row, lane: lane, at: now, past: (lead ?? place) - place,
      // A belt that changed its speed within the time that speed is measured over is not the core's doing.
      isJudgeable: lead != nil && now - beltChangedAt > .milliseconds(500) && !isMoved(index))
    if let lead { fire.hidden = hidden(by: plantIndex[index], lead) }
    evidence.fires.append(fire)
  }

  /// Parcels within the length of another one, as far as an eye can tell: they lie beside it.
  private func hidden(by body: Int, _ lead: Distance) -> [Int] {
    let tail = lead - (plant.lengthNow(of: body) ?? .zero)
    var hidden: [Int] = []
    for other in plant.bodies where other.place == .belt && other.number != body {
      let front = Distance(micrometres: other.lead(atTravel: plant.travel))
      let rear = front - Distance(micrometres: other.length)
      if front <= lead + SwarmJudge.samePlace, rear >= tail - SwarmJudge.samePlace {
        hidden.append(parcelOfPlant[other.number])
      }
    }
    return hidden
  }

  func isMoved(_ index: Int) -> Bool {
    plant.parcels[plantIndex[index]].causes.contains { Self.moves($0) }
  }

  mutating func prepareEvidence(_ plan: VirtualLinePlan) {
    for lane in plan.core.lanes.indices where plan.core.lanes[lane].kind == .release {
      evidence.releaseLanes.insert(LaneSet(lane: lane))
    }
    evidence.customsHoldLane = plan.core.customsHoldLane.int
    evidence.inspectionLane = plan.core.inspectionLane.int
    let drawn = plan.core.lanes[0]
    evidence.allowedPast =
      plan.core.belt.nominalSpeed.travel(in: drawn.late) + plan.core.eyes[0].window + .millimetres(50)
    evidence.orderAhead = Limits.orderHorizon
    evidence.pointOfNoReturn = Limits.orderHorizon + drawn.write + plan.core.cycle + .milliseconds(5)
  }

  mutating func finish() {
    for lane in built.lanes.indices
    where built.lanes[lane].hasDiverter && plant.coilIsEnergised(lane) {
      evidence.energisedAtEnd.append(lane)
    }
    for index in truths.indices {
      addLineTroubles(to: index)
      addPlantCauses(to: index)
    }
    for index in truths.indices { makeWhole(index) }
    addNeighboursCauses()
    evidence.truths = truths
  }

  /// Notes on a parcel what was wrong with the line while it was there.
  private mutating func addLineTroubles(to index: Int) {
    guard plantIndex[index] >= 0 else { return }
    let placed = plant.parcels[plantIndex[index]].placedAt
    let left = truths[index].leftAt ?? now
    for fault in lineTroubles {
      // What struck shortly before may still have its effect.
      guard start + fault.at <= left, placed <= start + fault.end + .seconds(30) else { continue }
      switch fault.kind {
      case .laneFills, .laneHeldFull, .laneClosed, .laneJam, .diverterStuck, .diverterStuckOut, .diverterHalf,
        .diverterSlow, .diverterLate:
        guard truths[index].destined.contains(lane: fault.subject) || truths[index].lane == fault.subject
        else {
          continue
        }
        truths[index].causes.insert(SwarmCauses(fault.kind))
      default:
        // Who came just after a restart was not known by name at the second station either.
        let echo: Nanoseconds = fault.kind == .restart ? .seconds(3) : .zero
        guard placed <= start + fault.end + echo else { continue }
        truths[index].causes.insert(SwarmCauses(fault.kind))
      }
    }
    for fault in scenario.faults
    where fault.kind == .laneFills && truths[index].destined.contains(lane: fault.subject) {
      truths[index].causes.insert(.init(.laneFills))
    }
  }

  /// What the plant noted itself: also what another parcel's trouble did to this one.
  private mutating func addPlantCauses(to index: Int) {
    guard plantIndex[index] >= 0 else { return }
    truths[index].length = plant.parcels[plantIndex[index]].length
    truths[index].roll = plant.parcels[plantIndex[index]].roll
    truths[index].firstOwnEdgeAt = plant.parcels[plantIndex[index]].firstOwnEdgeAt
    if truths[index].number < 0, truths[index].partOf == nil {
      truths[index].isThrownOn = true
      // An eye that it was thrown onto says nothing of where its leading edge is.
      let body = plant.parcels[plantIndex[index]]
      truths[index].firstSeenAt =
        body.passings.first { passing in
          place(of: passing.eye).map { $0 > body.placedLeadingEdge } ?? false
        }?.at
    }
    for cause in plant.parcels[plantIndex[index]].causes {
      if let kind = Self.kind(of: cause) { truths[index].causes.insert(SwarmCauses(kind)) }
      if Self.moves(cause) { truths[index].wasMoved = true }
      if case .passedSickEye(.induction) = cause { truths[index].wasSeen = false }
    }
  }

  /// Notes on each parcel what went wrong with the three before it and the three behind.
  private mutating func addNeighboursCauses() {
    let order = truths.indices.filter { plantIndex[$0] >= 0 }.sorted { plantIndex[$0] < plantIndex[$1] }
    for (rank, index) in order.enumerated() {
      for other in order[max(0, rank - 3)...min(order.count - 1, rank + 3)] where other != index {
        truths[index].around.formUnion(truths[other].causes)
      }
    }
  }

  /// A torn off part is in truth what the whole is.
  private mutating func makeWhole(_ index: Int) {
    guard let whole = truths[index].partOf else { return }
    truths[index].isSortable = truths[whole].isSortable
    truths[index].customs = truths[whole].customs
    truths[index].destined = truths[whole].destined
    truths[index].tellings = truths[whole].tellings
    truths[index].misdeclared = truths[whole].misdeclared
    truths[index].wasReadFixed = truths[whole].wasReadFixed
  }

  private static func kind(of cause: PlantCause) -> SwarmFaultKind? {
    switch cause {
    case .fell: .fall
    case .stuck, .heldUp, .pushedLoose: .stick
    case .slipped: .slip
    case .overtook: .overtake
    case .turned: .turn
    case .torn, .pieceOf: .tear
    case .thrownOn: .thrownOn
    case .rolledBack: .beltReverse
    case .pushedByStuckOut: .diverterStuckOut
    case .halfStroke: .diverterHalf
    case .missedBecauseStuck: .diverterStuck
    case .cameBeforeSlowArm, .caughtBySlowReturn: .diverterSlow
    case .laneBackedUp, .metJam: .laneJam
    case .beltChangedSpeed, .encoderAstray, .passedSickEye, .knocked, .letGoEarly, .carrierFailed: nil
    }
  }

  /// Whether a parcel is not where the belt would have carried it.
  private static func moves(_ cause: PlantCause) -> Bool {
    switch cause {
    case .fell, .stuck, .heldUp, .pushedLoose, .slipped, .overtook, .turned, .torn, .pieceOf, .thrownOn,
      .halfStroke,
      .laneBackedUp, .knocked, .encoderAstray, .rolledBack:
      true
    case .beltChangedSpeed, .passedSickEye, .pushedByStuckOut, .missedBecauseStuck, .cameBeforeSlowArm,
      .caughtBySlowReturn, .letGoEarly, .metJam, .carrierFailed:
      false
    }
  }

  // MARK: The story

  mutating func tell(_ what: SwarmHappening.What, of parcel: Int?, at instant: MonotonicInstant? = nil) {
    guard keepsStory else { return }
    story.append(SwarmHappening(at: instant ?? now, parcel: parcel, what: what))
  }
}
