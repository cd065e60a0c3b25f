import HubUnits

/// The parcels of one run, by seed, and the manifest the offices have of them.
public struct Population: Sendable {
  public let parcels: [PopulationParcel]

  /// - Parameters:
  ///   - stations: how many induction stations share them.
  ///   - hasFixedScanner: without one, every parcel is scanned by hand.
  ///   - perHour: how many are brought to the line in an hour.
  public init(
    count: Int, seed: UInt64, stations: Int, hasFixedScanner: Bool, perHour: Int64,
    rates: PopulationRates = PopulationRates()
  ) {
    var dice = Dice(seed: seed, stations: stations, hasFixedScanner: hasFixedScanner, rates: rates)
    let interval = 3_600_000_000_000 / perHour
    var arrival: Int64 = 0
    parcels = (0..<count).map { number in
      // Between a half and one and a half of the mean: people are not a metronome.
      arrival += interval / 2 + interval / 1_000 * dice.arrivals.integer(in: 0...1_000)
      return dice.parcel(number, arrival: Nanoseconds(arrival))
    }
  }

  /// The manifest as the offices send it.
  ///
  /// **Shape**: CSV with a heading; an empty customs field is one of which customs has said nothing.
  public var manifest: String {
    let rows = parcels.compactMap { parcel in
      parcel.manifestCode.map { code in
        let customs = parcel.customs == .unknown ? "" : parcel.customs.word
        return "\(code),\(parcel.destination.country),\(parcel.destination.postcode),\(parcel.service.word),"
          + "\(parcel.priority.word),\(customs),\(parcel.weight)"
      }
    }
    return (["code,country,postcode,service,priority,customs,weight_g"] + rows).joined(separator: "\n") + "\n"
  }

  /// The draws of one population, one source a subject, so that a rate that changes moves nothing else.
  private struct Dice {
    let stations: Int
    let hasFixedScanner: Bool
    let rates: PopulationRates
    var arrivals: SeededRandom
    var codes: SeededRandom
    var defects: SeededRandom
    var facts: SeededRandom
    var handling: SeededRandom
    var used: Set<String> = []

    init(seed: UInt64, stations: Int, hasFixedScanner: Bool, rates: PopulationRates) {
      var source = SeededRandom(seed: seed)
      self.stations = stations
      self.hasFixedScanner = hasFixedScanner
      self.rates = rates
      arrivals = source.split()
      codes = source.split()
      defects = source.split()
      facts = source.split()
      handling = source.split()
    }

    mutating func parcel(_ number: Int, arrival: Nanoseconds) -> PopulationParcel {
      let (label, code, defect) = label()
      let unscanned = hasFixedScanner && handling.chance(perMille: rates.unscanned)
      let again = handling.chance(perMille: rates.readAgain)
      let station = Int(handling.integer(in: 0...Int64(stations - 1)))
      return PopulationParcel(
        number: number, label: label, defect: defect, manifestCode: code, destination: .draw(&facts),
        service: facts.pick([.standard, .standard, .standard, .express, .economy, .registered]),
        priority: priority(), customs: customs(), weight: Int(facts.integer(in: 80...18_000)),
        length: .millimetres(handling.integer(in: 150...600)), station: unscanned ? 0 : station,
        isHandScanned: !unscanned, isReadFixed: hasFixedScanner && (unscanned || again), arrival: arrival)
    }

    private mutating func label() -> (ParcelLabel, manifest: String?, PopulationParcel.Defect) {
      let ticket = defects.integer(in: 0...999)
      let good = freshCode()
      var limit = rates.unreadable
      if ticket < limit { return (.unreadable, good.code, .unreadable) }
      limit += rates.unknownCode
      if ticket < limit { return (.code(good.code, aim: good.aim), nil, .unknownCode) }
      limit += rates.badCheckDigit
      if ticket < limit {
        let right = fresh { LabelCodes.s10(&$0) }
        return (.code(LabelCodes.spoilt(s10: right, &codes), aim: "]C0"), right, .badCheckDigit)
      }
      return (.code(good.code, aim: good.aim), good.manifest, .none)
    }

    /// What the label says and what the manifest says of it.
    private mutating func freshCode() -> (code: String, aim: String, manifest: String) {
      switch codes.integer(in: 0...9) {
      case 0...4:
        let code = fresh { LabelCodes.s10(&$0) }
        return (code, "]C0", code)
      case 5...7:
        let code = fresh { LabelCodes.cainiao(&$0) }
        return (code, "]C0", code)
      default:
        // The label carries the application identifier 00, the manifest does not.
        let code = fresh { LabelCodes.sscc(&$0) }
        return ("00" + code, "]C1", code)
      }
    }

    private mutating func fresh(_ make: (inout SeededRandom) -> String) -> String {
      while true {
        let code = make(&codes)
        if used.insert(code).inserted { return code }
      }
    }

    private mutating func priority() -> ParcelPriority {
      let ticket = facts.integer(in: 0...999)
      if ticket < rates.medical { return .medical }
      return ticket < rates.medical + rates.high ? .high : .normal
    }

    private mutating func customs() -> CustomsState {
      let ticket = facts.integer(in: 0...999)
      var limit: Int64 = 0
      let shares: [(CustomsState, Int64)] = [
        (.hold, rates.held), (.inspect, rates.inspected), (.pending, rates.pending),
        (.unknown, rates.undeclared),
      ]
      for (state, share) in shares {
        limit += share
        if ticket < limit { return state }
      }
      return .cleared
    }
  }
}
