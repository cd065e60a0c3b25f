import HubCore
import HubUnits

extension TableMaking {
  func addSortPlan(to plan: inout CorePlan) {
    for draft in line.groups {
      var group = LaneGroup()
      for lane in draft.lanes { put(LaneIndex(lane.value), into: &group.lanes) }
      group.strategy = draft.strategy.value.strategy
      group.alternate = draft.alternate.map { UInt16($0.value) }
      group.overflow = draft.overflow.map { LaneIndex($0.value) }
      put(group, into: &plan.groups)
    }
    for draft in line.rules {
      var rule = SortRule(group: UInt16(draft.group.value))
      for country in draft.countries { put(country.value, into: &rule.countries) }
      if let postcodes = draft.postcodes?.value {
        rule.postcodeLow = postcodes.low
        rule.postcodeHigh = postcodes.high
      }
      rule.service = draft.service?.value
      rule.priority = draft.priority?.value
      put(rule, into: &plan.rules)
    }
  }

  func addSections(to plan: inout CorePlan) {
    for draft in line.sections {
      put(
        BeltSection(
          from: draft.from.value, to: draft.to.value, smallestGap: draft.smallestGap?.value ?? .zero,
          rule: draft.rule.value, recirculates: draft.recirculates.value), into: &plan.sections)
    }
  }
}
