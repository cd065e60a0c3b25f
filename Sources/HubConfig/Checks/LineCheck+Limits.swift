import HubCore

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
    most(line.groups.count, Limits.groups, "groups", at: line.groups.last?.name.place)
    most(line.rules.count, Limits.rules, "rules", at: line.rules.last?.place)
    for group in line.groups {
      most(group.lanes.count, Limits.lanesInGroup, "lanes in one group", at: group.name.place)
    }
    for rule in line.rules {
      most(rule.countries.count, Limits.countriesInRule, "countries in one rule", at: rule.place)
    }
    for (index, link) in line.links.enumerated() {
      let inputs = Set(line.eyes.filter { $0.link.isSound && $0.link.value == index }.map(\.input.value))
      most(inputs.count, Limits.inputBits, "inputs on one link", at: link.place)
    }
  }

  private func most(_ count: Int, _ ceiling: Int, _ what: String, at place: Place?) {
    guard count > ceiling, let place else { return }
    problems.add(at: place, "\(count) \(what) are more than one line can have", allowed: ["up to \(ceiling)"])
  }
}
