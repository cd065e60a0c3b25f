import HubSim

extension PlanTruth {
  /// The plan in a configuration, read loosely.
  init(reading node: LooseNode) throws(WorldError) {
    var groups: [String: [Int]] = [:]
    for (name, lanes) in node["groups"].entries {
      var numbers: [Int] = []
      for lane in lanes.list { numbers.append(try lane.integer()) }
      groups[name] = numbers
    }
    var rules: [Rule] = []
    for rule in node["rules"].list { rules.append(try Self.rule(rule)) }
    self.init(groups: groups, rules: rules)
  }

  private static func rule(_ node: LooseNode) throws(WorldError) -> Rule {
    let country = node["country"]
    let countries = country.list.isEmpty ? [country.text].compactMap { $0 } : country.list.compactMap(\.text)
    return Rule(
      countries: countries, postcodes: node["postcodes"].text ?? "", service: node["service"].text,
      priority: node["priority"].text, group: try node["group"].required())
  }
}
