import HubCore
import HubUnits

// The manifest and customs, as the control plane asks them.
extension SwarmLine {
  /// How long the manifest takes when all is well.
  private static var lookup: Nanoseconds { .milliseconds(3) }

  /// Answers what was asked of a code, in the way that is planned for its parcel.
  mutating func answer(_ serial: ParcelSerial, _ code: Barcode) {
    let index = indexOfLabel(in: code)
    var delay = Self.lookup
    if let index {
      switch answering[index] {
      case .inTime: break
      case .never: return
      case .late(let time): delay = time
      case .down(let time):
        messages.add(.factsUnavailable(serial), at: now + Self.lookup)
        delay = time
      }
    }
    if delay == Self.lookup {
      tellFacts(serial, code, at: now + delay)
    } else {
      // Who answers late answers what is true then.
      lateAnswers.add(SwarmLateAnswer(serial: serial, code: code), at: now + delay)
    }
  }

  /// What customs says of the label in this code just now.
  mutating func tellFacts(_ serial: ParcelSerial, _ code: Barcode, at instant: MonotonicInstant) {
    messages.add(.facts(facts(serial, code)), at: instant)
  }

  private func facts(_ serial: ParcelSerial, _ code: Barcode) -> ParcelFacts {
    let index = indexOfLabel(in: code)
    let label = index.map { labels[$0] }
    let group = index.map { scenario.parcels[$0].group } ?? 0
    return ParcelFacts(
      serial: serial, code: code, isFound: label?.isInManifest ?? false,
      // ZZ is nobody's country in the plan of the line.
      country: label?.hasDestination ?? false
        ? VirtualLinePlan.country(ofGroup: group) : CountryCode(0x5A, 0x5A),
      postcode: Postcode(), service: .standard, priority: .normal,
      customs: index.map { customs[$0] } ?? .unknown)
  }

  func indexOfLabel(in code: Barcode) -> Int? {
    let number = Self.number(in: code)
    guard number < indexOfNumber.count, indexOfNumber[number] >= 0 else { return nil }
    return indexOfNumber[number]
  }

  /// Notes what the core is being told, for every parcel that wears the label.
  mutating func noteTelling(_ facts: ParcelFacts) {
    let number = Self.number(in: facts.code)
    for index in wearers(of: number) {
      truths[index].tellings.append(
        SwarmTruth.Telling(at: now, customs: facts.isFound ? facts.customs : .unknown))
    }
  }

  /// The parcels on which a number is printed; nearly always one.
  private func wearers(of number: Int) -> [Int] {
    guard hasSameLabels else { return indexOfNumber[number] >= 0 ? [indexOfNumber[number]] : [] }
    return labels.indices.filter { labels[$0].number == number }
  }

  /// A parcel is on the belt: what customs will say anew of it, it will say so long after.
  mutating func planCustoms(of index: Int) {
    guard let fault = customsFault[index] else { return }
    faultSteps.add(.customs(fault), at: now + scenario.faults[fault].lasting)
  }

  /// Customs changes its mind.
  mutating func changeCustoms(_ fault: Int) {
    guard let state = CustomsState(rawValue: UInt8(scenario.faults[fault].amount)),
      case let number = scenario.faults[fault].subject, number < indexOfNumber.count,
      indexOfNumber[number] >= 0
    else { return }
    customs[indexOfNumber[number]] = state
    tell(.customs(state), of: indexOfNumber[number])
    // Everyone the core has under this code hears of it.
    for row in evidence.rows.indices.suffix(Self.rowsInReach) where evidence.rows[row].ends == 0 {
      guard evidence.rows[row].code == number, let code = Self.codeOf(number) else { continue }
      tellFacts(ParcelSerial(evidence.rows[row].serial), code, at: now + .milliseconds(1))
    }
  }

  /// How many rows back a parcel that is still on the belt can be.
  private static var rowsInReach: Int { 512 }

  private static func codeOf(_ number: Int) -> Barcode? { code(of: SwarmLabel(number: number)) }
}
