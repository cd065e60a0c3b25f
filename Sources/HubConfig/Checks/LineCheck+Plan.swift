import HubUnits

extension LineCheck {
  func checkPlan() {
    checkGroups()
    checkReachable()
    checkCoveredRules()
  }

  /// A release lane that no group names stays empty for ever.
  private func checkReachable() {
    let named = line.groups.flatMap { $0.lanes + ($0.overflow.map { [$0] } ?? []) }
    guard !line.groups.isEmpty, named.allSatisfy(\.isSound) else { return }
    let reached = Set(named.map(\.value))
    for (index, lane) in line.lanes.enumerated()
    where !reached.contains(index) && areSound(lane.kind, lane.number) && lane.isRead
      && lane.kind.value == .release
    {
      problems.add(
        at: lane.number.place, value: String(lane.number.value),
        "lane \(lane.number.value) is in no group, so no parcel can ever reach it; name it in plan.groups")
    }
  }

  /// The first rule that fits decides, so a rule whose every parcel fits an earlier one never does.
  private func checkCoveredRules() {
    for (rank, rule) in line.rules.enumerated() where rule.areConditionsSound {
      let earlier = line.rules[..<rank].filter(\.areConditionsSound)
      guard let cover = cover(of: rule, by: Array(earlier)) else { continue }
      problems.add(
        at: rule.place, value: rule.name.value,
        "rule '\(rule.name.value)' can never decide: everything that fits it fits '\(cover.name.value)' "
          + "(line \(cover.place.line)) before; the first rule that fits decides, so put the special one first"
      )
    }
  }

  /// The rule that takes everything, or the last one of several that do so country by country.
  private func cover(of rule: RuleDraft, by earlier: [RuleDraft]) -> RuleDraft? {
    guard !rule.countries.isEmpty else {
      return earlier.first { $0.countries.isEmpty && coversBesideCountry($0, rule) }
    }
    var last: RuleDraft?
    for country in rule.countries {
      guard
        let cover = earlier.first(where: { candidate in
          (candidate.countries.isEmpty || candidate.countries.contains { $0.value == country.value })
            && coversBesideCountry(candidate, rule)
        })
      else { return nil }
      last = cover
    }
    return last
  }

  private func coversBesideCountry(_ cover: RuleDraft, _ rule: RuleDraft) -> Bool {
    if let service = cover.service, service.value != rule.service?.value { return false }
    if let priority = cover.priority, priority.value != rule.priority?.value { return false }
    guard let range = cover.postcodes else { return true }
    guard let inner = rule.postcodes else { return false }
    return range.value.covers(inner.value)
  }
}
