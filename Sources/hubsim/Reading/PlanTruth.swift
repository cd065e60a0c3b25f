import HubSim
import HubUnits

/// The sort plan as the world reads it, by its own eyes, to say which lanes a parcel may lie in.
struct PlanTruth {
  private struct Rule {
    var countries: [String]
    var low: String
    var high: String
    var service: String?
    var priority: String?
    var group: String
  }

  private var groups: [String: [Int]] = [:]
  private var rules: [Rule] = []

  init(_ node: LooseNode) throws(WorldError) {
    for (name, lanes) in node["groups"].entries {
      var numbers: [Int] = []
      for lane in lanes.list { numbers.append(try lane.integer()) }
      groups[name] = numbers
    }
    for rule in node["rules"].list { rules.append(try Self.rule(rule)) }
  }

  /// The release lanes a parcel may go to; none when its label says nothing, or customs has not released it.
  func allowedLanes(_ parcel: PopulationParcel) -> Set<Int> {
    guard parcel.isCleared, parcel.defect == .none else { return [] }
    guard let rule = rules.first(where: { fits($0, parcel) }) else { return [] }
    return Set(groups[rule.group] ?? [])
  }

  private func fits(_ rule: Rule, _ parcel: PopulationParcel) -> Bool {
    if !rule.countries.isEmpty, !rule.countries.contains(parcel.destination.country) { return false }
    if let service = rule.service, service != parcel.service.word { return false }
    if let priority = rule.priority, priority != parcel.priority.word { return false }
    let postcode = Self.plain(parcel.destination.postcode)
    // Bounds are prefixes: 1012AB lies in 1000 to 1099.
    return rule.low.isEmpty
      || (postcode.prefix(rule.low.count) >= rule.low && postcode.prefix(rule.high.count) <= rule.high)
  }

  private static func rule(_ node: LooseNode) throws(WorldError) -> Rule {
    let country = node["country"]
    let countries = country.list.isEmpty ? [country.text].compactMap { $0 } : country.list.compactMap(\.text)
    let bounds = (node["postcodes"].text ?? "").split(separator: "-").map { plain(String($0)) }
    return Rule(
      countries: countries, low: bounds.first ?? "", high: bounds.last ?? "", service: node["service"].text,
      priority: node["priority"].text, group: try node["group"].required())
  }

  /// Capitals and digits only.
  private static func plain(_ text: String) -> String {
    text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
