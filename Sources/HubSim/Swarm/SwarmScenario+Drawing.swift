import HubUnits

// A scenario out of its seed. Each subject has a random source of its own, so that one more draw moves nothing else.
extension SwarmScenario {
  /// Parcels that come after the faults stopped, to see the line right again.
  ///
  /// **Source**: more than a belt of 57 m holds at the pitch that people manage.
  public static let parcelsAfterRepair = 60

  /// About how long the two stations need for a parcel when the belt is the limit.
  ///
  /// **Source**: 1.1 m from lead to lead at 2.5 m/s.
  static let pitch = Nanoseconds.milliseconds(440)

  /// Draws the run of a seed.
  ///
  /// - Parameter count: how many parcels, those after the repair included.
  public init(seed: UInt64, script: SwarmScript, parcels count: Int) {
    var source = SeededRandom(seed: seed)
    var line = source.split()
    var people = source.split()
    var coins = source.split()
    let lanes = script == .all ? line.pick([8, 16, 24, 24, 24, 40]) : 24
    let calm = min(count / 2, Self.parcelsAfterRepair)
    let span = Self.pitch * Int64(count - calm)
    let parcels = (0..<count).map {
      SwarmParcel(
        drawing: $0, isAfterRepair: $0 >= count - calm, lanes: lanes, clears: script == .none, &people)
    }
    var faults: [SwarmFault] = []
    for kind in SwarmFaultKind.allCases {
      var own = source.split()
      guard let share = kind.share(in: script, &coins) else { continue }
      let drawing = SwarmDrawing(
        parcels: count - calm, lanes: lanes, span: span, isOrdinary: script == .ordinary)
      kind.draw(share, drawing, into: &faults, &own)
    }
    for i in faults.indices { faults[i].number = i }
    self.init(seed: seed, releaseLanes: lanes, parcels: parcels, faults: faults, repairedAt: span)
    // **Source**: the ordinary bad day of the issue; half of the other days as well.
    if script == .ordinary || (script == .all && line.chance(perMille: 500)) { encoderPerMille = 5 }
  }
}

extension SwarmParcel {
  /// A parcel as a hub gets them: most cleared, some held, a third also seen by the fixed scanner.
  ///
  /// **Source**: shares are invented; customs holds far fewer, but a run must see many.
  fileprivate init(
    drawing number: Int, isAfterRepair: Bool, lanes: Int, clears: Bool, _ random: inout SeededRandom
  ) {
    let customs = random.integer(in: 0...99)
    let state: CustomsState =
      switch customs {
      case 0..<4: .hold
      case 4..<6: .pending
      case 6..<8: .unknown
      case 8..<10: .inspect
      default: .cleared
      }
    let byHand = random.chance(perMille: 850)
    let again = random.chance(perMille: 300)
    self.init(
      number: number,
      // The second station gets the gaps that the first one leaves.
      station: random.chance(perMille: 150) ? 1 : 0,
      // Lanes 0 and 1 are one group, so there is one group less than lanes.
      group: Int(random.integer(in: 0...Int64(lanes - 2))), customs: clears ? .cleared : state,
      length: .millimetres(random.integer(in: 150...600)), isHandScanned: byHand,
      isReadFixed: !byHand || again,
      taking: .milliseconds(random.integer(in: 150...260)),
      placing: .milliseconds(random.integer(in: 60...200)),
      // A handheld terminal in keyboard mode needs a third of a second, in HID mode some milliseconds.
      sending: .milliseconds(random.chance(perMille: 200) ? random.integer(in: 100...300) : 4),
      isAfterRepair: isAfterRepair)
  }
}
