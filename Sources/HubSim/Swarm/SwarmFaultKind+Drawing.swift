import HubUnits

extension SwarmFaultKind {
  /// Whether the trouble lies on single parcels; the others strike the line at an instant.
  var isOnParcels: Bool {
    switch self {
    case .noRead, .badCheckDigit, .unknownCode, .noDestination, .sameLabel, .fall, .stick, .slip, .overtake,
      .turn,
      .tear, .wrongScan, .doubleScan, .noScan, .abandonedScan, .tooClose, .customsChange, .hostLate,
      .hostSilent,
      .hostDown:
      true
    case .thrownOn, .laneFills, .laneHeldFull, .laneClosed, .laneJam, .operatorHold, .diverterStuck,
      .diverterStuckOut, .diverterHalf, .diverterSlow, .diverterLate, .eyeDead, .eyeGhost, .eyeDirty,
      .encoderDrops, .encoderStops, .encoderJumps, .encoderWobbles, .imageGap, .linkCut, .orderLost,
      .orderUnknown,
      .beltStop, .beltSlow, .beltReverse, .restart:
      false
    }
  }

  /// How much of it there is, or nil for none: per mille of the parcels, or of the pitches an event happens in.
  func share(in script: SwarmScript, _ coins: inout SeededRandom) -> Int64? {
    // Always drawn, so that a script changes nothing in the coins of the kinds behind.
    let isOn = coins.chance(perMille: 500)
    let strength = coins.integer(in: 1...4)
    switch script {
    case .none: return nil
    case .ordinary: return ordinaryShare
    case .only(let kinds): return kinds.contains(self) ? usualShare : nil
    case .all: return isOn ? max(1, usualShare * strength / 4) : nil
    }
  }

  /// **Source**: the ordinary bad day of the issue: 1 % no-reads, 0.1 % actuator and eye faults.
  private var ordinaryShare: Int64? {
    switch self {
    case .noRead: 10
    case .diverterStuck, .eyeDead: 1
    default: nil
    }
  }

  /// **Source**: chosen so that a run of a thousand parcels sees each kind a few times and still sorts many.
  private var usualShare: Int64 {
    switch self {
    case .noRead, .customsChange, .tooClose: 20
    case .badCheckDigit, .unknownCode, .noDestination, .sameLabel, .wrongScan, .doubleScan, .noScan,
      .abandonedScan,
      .hostLate, .hostSilent, .hostDown, .fall, .stick, .slip, .turn, .tear, .thrownOn, .eyeGhost:
      10
    case .laneFills, .laneHeldFull, .laneClosed, .orderLost, .orderUnknown: 12
    case .imageGap, .diverterStuck, .diverterHalf, .diverterSlow, .diverterLate, .eyeDead, .laneJam,
      .overtake:
      8
    case .beltStop, .beltSlow, .diverterStuckOut, .eyeDirty: 5
    case .operatorHold, .linkCut, .restart, .encoderDrops, .encoderStops, .encoderJumps, .encoderWobbles,
      .beltReverse:
      3
    }
  }

  /// Draws the faults of this kind.
  func draw(
    _ share: Int64, _ drawing: SwarmDrawing, into faults: inout [SwarmFault], _ random: inout SeededRandom
  ) {
    for parcel in 0..<drawing.parcels where random.chance(perMille: share) {
      let at = SwarmScenario.pitch * Int64(parcel) + .milliseconds(random.integer(in: 0...400))
      var fault = SwarmFault(number: 0, kind: self, at: at, subject: parcel)
      if isOnParcels {
        onParcel(&fault, drawing, &random)
      } else {
        onLine(&fault, drawing, &random)
        // Everything is over before the line is repaired.
        fault.lasting = min(fault.lasting, max(drawing.span - fault.at, .zero))
      }
      faults.append(fault)
    }
  }

  private func onParcel(_ fault: inout SwarmFault, _ drawing: SwarmDrawing, _ random: inout SeededRandom) {
    // Anywhere on the belt, the stations behind it.
    fault.place = .millimetres(random.integer(in: 700...drawing.lastPlace))
    switch self {
    case .sameLabel, .wrongScan: fault.amount = random.integer(in: 1...4)
    case .customsChange:
      // After the parcel was placed: anywhere on its way.
      fault.lasting = .milliseconds(random.integer(in: 0...24_000))
      fault.amount = random.integer(in: 0...4)
    case .hostLate: fault.lasting = .milliseconds(random.integer(in: 100...20_000))
    case .hostDown: fault.lasting = .milliseconds(random.integer(in: 1...2_000))
    case .tooClose: fault.amount = random.integer(in: 0...400)
    case .stick: fault.lasting = .milliseconds(random.integer(in: 40...2_500))
    case .slip: fault.amount = random.integer(in: 20...700)
    case .overtake: fault.amount = random.integer(in: 100...1_500)
    case .turn: fault.amount = random.integer(in: 120...700)
    case .tear: fault.amount = random.integer(in: 80...400)
    default: break
    }
  }

  private func onLine(_ fault: inout SwarmFault, _ drawing: SwarmDrawing, _ random: inout SeededRandom) {
    // The customs lanes have diverters as well.
    let lane = Int(random.integer(in: 0...Int64(drawing.lanes + 1)))
    let ordinary = drawing.isOrdinary
    let parcel = fault.subject
    func lasting(_ low: Int64, _ high: Int64) -> Nanoseconds { .milliseconds(random.integer(in: low...high)) }
    fault.subject = lane
    switch self {
    case .laneHeldFull, .laneClosed: fault.lasting = lasting(1_000, 20_000)
    case .laneJam: fault.lasting = lasting(500, 15_000)
    case .operatorHold: fault.lasting = lasting(500, 10_000)
    // On an ordinary day one stroke fails, and the next one works.
    case .diverterStuck: fault.lasting = ordinary ? lasting(1_000, 8_000) : lasting(500, 20_000)
    case .diverterStuckOut, .diverterHalf: fault.lasting = lasting(300, 10_000)
    case .diverterSlow, .diverterLate:
      fault.lasting = lasting(1_000, 20_000)
      fault.amount = random.integer(in: 10...250)
    case .eyeDead:
      fault.subject = eye(drawing, of: parcel, &random)
      fault.lasting = ordinary ? lasting(100, 600) : lasting(100, 15_000)
      fault.amount = random.integer(in: 0...1)
    case .eyeGhost:
      fault.subject = eye(drawing, of: parcel, &random)
      fault.lasting = lasting(5, 400)
    case .eyeDirty:
      fault.subject = eye(drawing, of: parcel, &random)
      fault.lasting = lasting(1_000, 15_000)
      fault.amount = random.integer(in: 50...1_500)
    case .encoderDrops:
      fault.lasting = lasting(200, 10_000)
      fault.amount = random.integer(in: 10...400)
    case .encoderStops: fault.lasting = lasting(20, 4_000)
    case .encoderJumps:
      fault.lasting = lasting(1, 1)
      fault.amount = random.integer(in: -3_000...3_000)
    case .encoderWobbles:
      fault.lasting = lasting(1_000, 20_000)
      fault.amount = random.integer(in: 5...30)
    case .imageGap: fault.lasting = lasting(10, 250)
    case .linkCut: fault.lasting = lasting(50, 4_000)
    case .orderLost, .orderUnknown: fault.lasting = lasting(10, 500)
    case .beltStop:
      fault.lasting = lasting(100, 5_000)
      // How long the drive ramps.
      fault.amount = random.integer(in: 0...1_500)
    case .beltSlow:
      fault.lasting = lasting(100, 5_000)
      fault.amount = random.integer(in: 300...2_700)
    case .beltReverse:
      fault.lasting = lasting(1_500, 4_000)
      fault.amount = random.integer(in: 10...300)
    case .restart: fault.lasting = lasting(1, 2_000)
    case .thrownOn:
      fault.lasting = lasting(1, 1)
      fault.amount = random.integer(in: 120...700)
      // What is thrown down just ahead of a station's eye, after a scan there, is a parcel that was placed: people's
      // wrong scans have kinds of their own.
      let place = random.integer(in: 700...drawing.lastPlace)
      fault.place = .millimetres((1_450...3_150).contains(place) ? place + 1_750 : place)
    default: break
    }
  }

  /// Half of the time an eye before the lanes, else a lane's, or the one at its diverter.
  private func eye(_ drawing: SwarmDrawing, of parcel: Int, _ random: inout SeededRandom) -> Int {
    let lane = Int(random.integer(in: 0...Int64(drawing.lanes + 1)))
    switch random.integer(in: 0...3) {
    case 0, 1: return Int(random.integer(in: 0...3))
    case 2: return 4 + lane
    default: return (lane + parcel) % 2 == 0 ? 104 + lane : 204 + lane
    }
  }
}
