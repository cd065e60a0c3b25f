import HubCore
import HubUnits

extension LineCheck {
  /// The core's tables have ceilings; passing one is the file's problem, not a surprise at run time.
  func checkLimits() {
    most(line.links.count, Limits.links, "links", at: line.links.last?.place)
    most(line.scanners.count, Limits.scanners, "scanners", at: line.scanners.last?.place)
    most(line.inductions.count, Limits.inductions, "inductions", at: line.inductions.last?.name.place)
    // Source: CorePlan.fixedScanners holds as many as there are inductions.
    most(line.fixedScanners.count, Limits.inductions, "fixed scanners", at: line.fixedScanners.last?.at.place)
    most(line.lanes.count, Limits.lanes, "lanes", at: line.lanes.last?.place)
    most(line.eyes.count, Limits.eyes, "photo-eyes", at: line.eyes.last?.place)
    let way =
      line.inductions.map(\.at.place) + line.trackingEyes.map(\.at.place)
      + line.lanes.filter(\.isEndOfBelt.value).map(\.at.place)
    most(
      way.count, Limits.wayEyes, "eyes on the way (inductions, tracking, the end of the belt)", at: way.last)
    most(line.sections.count, Limits.sections, "sections", at: line.sections.last?.place)
    most(line.codeRules.count, KeyRules.limit, "code rules", at: line.codeRules.last?.place)
    most(line.groups.count, Limits.groups, "groups", at: line.groups.last?.name.place)
    most(line.rules.count, Limits.rules, "rules", at: line.rules.last?.place)
    for group in line.groups {
      most(group.lanes.count, Limits.lanesInGroup, "lanes in one group", at: group.name.place)
    }
    for rule in line.rules {
      most(rule.countries.count, Limits.countriesInRule, "countries in one rule", at: rule.place)
    }
    for (index, link) in line.links.enumerated() {
      let inputs = Set(line.inputs.filter { $0.link.isSound && $0.link.value == index }.map(\.point.value))
      most(inputs.count, Limits.inputBits, "inputs on one link", at: link.place)
    }
    checkParcelsOnBelt()
    checkBeltHistory()
  }

  /// A belt full of the shortest parcels at the smallest gap must fit the core's table.
  private func checkParcelsOnBelt() {
    let pitch = [line.parcels.shortest, line.parcels.smallestGap]
    guard line.belt.length.isSound, pitch.allSatisfy(\.isSound) else { return }
    let shortestPitch = pitch[0].value + pitch[1].value
    let parcels = line.belt.length.value.micrometres / shortestPitch.micrometres
    guard parcels > Int64(Limits.parcels) else { return }
    problems.add(
      at: line.belt.length.place, value: UnitText.of(line.belt.length.value),
      "\(parcels) parcels of \(UnitText.of(pitch[0].value)) with gaps of \(UnitText.of(pitch[1].value)) fit on "
        + "this belt, and \(Limits.parcels) can be followed at once; describe a long belt as two lines",
      allowed: ["up to \(UnitText.of(shortestPitch * Int64(Limits.parcels)))"])
  }

  /// A read over the belt is dated back by its delay, and that far the belt's past must be remembered.
  private func checkBeltHistory() {
    guard line.belt.link.isSound, line.links.indices.contains(line.belt.link.value) else { return }
    let link = line.links[line.belt.link.value]
    guard link.poll.isSound else { return }
    let remembered = link.poll.value * Int64(Limits.beltHistory)
    for scanner in line.fixedScanners where scanner.delay.isSound && scanner.delay.value >= remembered {
      problems.add(
        at: scanner.delay.place, value: UnitText.of(scanner.delay.value),
        "a read that comes \(UnitText.of(scanner.delay.value)) late is older than the belt's past that is kept: "
          + "\(Limits.beltHistory) polls of \(UnitText.of(link.poll.value))",
        allowed: ["less than \(UnitText.of(remembered)), or a longer poll"])
    }
  }

  private func most(_ count: Int, _ ceiling: Int, _ what: String, at place: Place?) {
    guard count > ceiling, let place else { return }
    problems.add(at: place, "\(count) \(what) are more than one line can have", allowed: ["up to \(ceiling)"])
  }
}
