import HubUnits

extension SwarmFaultKind {
  /// Whether the trouble lies on single parcels; the others strike the line at an instant.
  var isOnParcels: Bool {
    switch self {
    case .noRead, .badCheckDigit, .unknownCode, .noDestination, .sameLabel, .wrongScan, .doubleScan, .noScan,
      .abandonedScan, .tooClose, .customsChange, .hostLate, .hostSilent, .hostDown:
      true
    case .laneFills, .laneHeldFull, .laneClosed, .operatorHold, .diverterStuck, .imageGap, .linkCut,
      .orderLost,
      .orderUnknown, .beltStop, .beltSlow, .restart:
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
    case .all: return isOn ? usualShare * strength / 2 : nil
    }
  }

  /// **Source**: the ordinary bad day of the issue.
  private var ordinaryShare: Int64? {
    switch self {
    case .noRead: 10
    case .diverterStuck: 1
    default: nil
    }
  }

  /// **Source**: chosen so that a run of some hundred parcels sees each kind a few times and still sorts many.
  private var usualShare: Int64 {
    switch self {
    case .noRead, .customsChange, .tooClose: 20
    case .badCheckDigit, .unknownCode, .noDestination, .sameLabel, .wrongScan, .doubleScan, .noScan,
      .abandonedScan,
      .hostLate, .hostSilent, .hostDown:
      10
    case .laneFills, .laneHeldFull, .laneClosed, .imageGap, .orderLost, .orderUnknown: 15
    case .diverterStuck, .beltStop, .beltSlow: 10
    case .operatorHold, .linkCut, .restart: 4
    }
  }

  /// Draws the faults of this kind.
  func draw(
    _ share: Int64, parcels: Int, lanes: Int, span: Nanoseconds, into faults: inout [SwarmFault],
    _ random: inout SeededRandom
  ) {
    for parcel in 0..<parcels where random.chance(perMille: share) {
      let at = SwarmScenario.pitch * Int64(parcel) + .milliseconds(random.integer(in: 0...400))
      var fault = SwarmFault(number: 0, kind: self, at: at, subject: parcel)
      if isOnParcels {
        onParcel(&fault, &random)
      } else {
        onLine(&fault, lanes: lanes, &random)
        // Everything is over before the line is repaired.
        fault.lasting = min(fault.lasting, max(span - fault.at, .zero))
      }
      faults.append(fault)
    }
  }

  private func onParcel(_ fault: inout SwarmFault, _ random: inout SeededRandom) {
    switch self {
    case .sameLabel, .wrongScan: fault.amount = random.integer(in: 1...4)
    case .customsChange:
      // After the parcel was placed: anywhere on its way. Toward held more often than toward cleared.
      fault.lasting = .milliseconds(random.integer(in: 0...24_000))
      fault.amount = random.integer(in: 0...4)
    case .hostLate: fault.lasting = .milliseconds(random.integer(in: 100...20_000))
    case .hostDown: fault.lasting = .milliseconds(random.integer(in: 1...2_000))
    case .tooClose: fault.amount = random.integer(in: 0...400)
    default: break
    }
  }

  private func onLine(_ fault: inout SwarmFault, lanes: Int, _ random: inout SeededRandom) {
    // The customs lanes have diverters as well.
    let lane = Int(random.integer(in: 0...Int64(lanes + 1)))
    func lasting(_ low: Int64, _ high: Int64) -> Nanoseconds { .milliseconds(random.integer(in: low...high)) }
    switch self {
    case .laneFills: fault.subject = lane
    case .laneHeldFull, .laneClosed:
      fault.subject = lane
      fault.lasting = lasting(1_000, 20_000)
    case .operatorHold: fault.lasting = lasting(500, 10_000)
    case .diverterStuck:
      fault.subject = lane
      fault.lasting = lasting(500, 20_000)
    case .imageGap: fault.lasting = lasting(10, 250)
    case .linkCut: fault.lasting = lasting(50, 4_000)
    case .orderLost, .orderUnknown: fault.lasting = lasting(10, 500)
    case .beltStop: fault.lasting = lasting(100, 5_000)
    case .beltSlow:
      fault.lasting = lasting(100, 5_000)
      fault.amount = random.integer(in: 300...2_700)
    case .restart: fault.lasting = lasting(1, 2_000)
    default: break
    }
  }
}
