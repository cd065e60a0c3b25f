import HubUnits

// What goes wrong with the machine and with parcels on it.
extension SwarmLine {
  /// What is to befall a parcel on its way, planned when it is placed.
  mutating func planMishap(of index: Int) {
    guard let number = mishap[index] else { return }
    let fault = scenario.faults[number]
    let way = Distance.millimetres(fault.amount)
    let mishap: PlantMishap? =
      switch fault.kind {
      case .fall: .fall
      case .stick: .stick(fault.lasting, whenHit: fault.number % 2 == 0 ? .holds : .givesWay)
      case .slip: .slip(way, over: way * 2)
      case .overtake: .overtake(way, over: way * 3)
      case .turn: .turn(way)
      case .tear: .tear(way)
      default: nil
      }
    if let mishap { plant.plan(mishap, of: plantIndex[index], at: fault.place) }
  }

  mutating func beginInPlant(_ fault: SwarmFault) {
    let lane = fault.subject
    switch fault.kind {
    case .laneHeldFull: plant.holdFull(lane, for: fault.lasting)
    case .laneJam: plant.jam(lane, for: fault.lasting)
    case .diverterStuck: breakDiverter(fault, .stuckBack)
    case .diverterStuckOut: breakDiverter(fault, .stuckOut)
    case .diverterHalf: breakDiverter(fault, .half)
    case .diverterSlow:
      noteBroken(fault)
      plant.setSlow(lane, by: .milliseconds(fault.amount))
    case .diverterLate:
      noteBroken(fault)
      plant.setLate(lane, by: .milliseconds(fault.amount))
    case .eyeDead: plant.setFault(fault.eye, fault.amount == 0 ? .deadClear : .deadBlocked)
    case .eyeGhost: plant.ghost(fault.eye, for: fault.lasting)
    case .eyeDirty: plant.soil(fault.eye, every: .milliseconds(fault.amount), for: .milliseconds(40))
    case .encoderDrops: plant.encoderLoses(perMille: fault.amount)
    case .encoderStops: plant.encoderStops()
    case .encoderJumps: plant.encoderJumps(by: fault.amount)
    case .encoderWobbles: plant.encoderWobbles(perMille: fault.amount)
    case .beltStop:
      drive(at: .zero, ramping: .milliseconds(min(fault.amount, fault.lasting.wholeMilliseconds / 2)))
    case .beltSlow: drive(at: .millimetresPerSecond(fault.amount), ramping: .zero)
    case .beltReverse:
      beltChangedAt = now
      plant.rollBack(.millimetres(fault.amount), at: .millimetresPerSecond(300))
    case .thrownOn: throwOn(fault)
    default: break
    }
  }

  mutating func endInPlant(_ fault: SwarmFault) {
    let lane = fault.subject
    switch fault.kind {
    case .laneJam: plant.freeJam(lane)
    case .diverterStuck, .diverterStuckOut, .diverterHalf: plant.setCondition(lane, .works)
    case .diverterSlow: plant.setSlow(lane, by: .zero)
    case .diverterLate: plant.setLate(lane, by: .zero)
    case .eyeDead: plant.setFault(fault.eye, nil)
    case .eyeDirty: plant.wipe(fault.eye)
    case .encoderDrops, .encoderStops: plant.encoderRuns()
    case .encoderWobbles: plant.encoderWobbles(perMille: built.jitter.encoderPerMille)
    case .beltStop: drive(at: built.speed, ramping: .milliseconds(fault.amount))
    case .beltSlow, .beltReverse: drive(at: built.speed, ramping: .zero)
    default: break
    }
  }

  private mutating func breakDiverter(_ fault: SwarmFault, _ condition: PlantDiverterCondition) {
    noteBroken(fault)
    plant.setCondition(fault.subject, condition)
  }

  private mutating func noteBroken(_ fault: SwarmFault) {
    evidence.broken.append(.init(lane: fault.subject, from: now, to: start + fault.end))
  }

  private mutating func drive(at speed: BeltSpeed, ramping: Nanoseconds) {
    beltChangedAt = now + ramping
    if ramping > .milliseconds(5) { plant.ramp(to: speed, over: ramping) } else { plant.setSpeed(speed) }
  }

  /// Somebody throws something without a label onto the belt, where there is room for it.
  private mutating func throwOn(_ fault: SwarmFault) {
    let length = Distance.millimetres(fault.amount)
    guard plant.isClear(from: fault.place - length, to: fault.place) else { return }
    own(plant.throwOn(length: length, leadingEdge: fault.place), named: -1 - fault.number)
  }

  /// What came onto the belt by itself gets a truth of its own: parts that tore off.
  mutating func ownParts() {
    while parcelOfPlant.count < plant.parcels.count {
      let body = parcelOfPlant.count
      var parent: Int?
      for cause in plant.parcels[body].causes {
        if case .pieceOf(let whole) = cause { parent = parcelOfPlant[whole] }
      }
      // Numbers below these are of things thrown on.
      own(body, named: -100_000 - body)
      truths[truths.count - 1].partOf = parent
    }
  }

  /// A body that is none of the scenario's parcels.
  private mutating func own(_ body: Int, named number: Int) {
    var truth = SwarmTruth(number: number)
    truth.isSortable = false
    truth.customs = .unknown
    truths.append(truth)
    plantIndex.append(body)
    parcelOfPlant.append(truths.count - 1)
    leftTravelling += 1
    tell(.placed(station: -1), of: truths.count - 1)
  }
}
