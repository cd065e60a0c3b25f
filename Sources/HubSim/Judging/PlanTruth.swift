import HubUnits

/// The sort plan as the world reads it, by its own eyes, to say which lanes a parcel may lie in.
public struct PlanTruth: Sendable {
  /// One rule; what is empty or nil fits everything.
  public struct Rule: Sendable {
    var countries: [String]
    var low: String
    var high: String
    var service: String?
    var priority: String?
    var group: String

    /// - Parameter postcodes: `4000-4999`, both bounds meant as prefixes; empty for any.
    public init(
      countries: [String] = [], postcodes: String = "", service: String? = nil, priority: String? = nil,
      group: String
    ) {
      let bounds = postcodes.split(separator: "-").map { PlanTruth.plain(String($0)) }
      self.countries = countries
      low = bounds.first ?? ""
      high = bounds.last ?? ""
      self.service = service
      self.priority = priority
      self.group = group
    }
  }

  private let groups: [String: [Int]]
  private let rules: [Rule]

  /// - Parameter groups: lane numbers by name of group.
  public init(groups: [String: [Int]], rules: [Rule]) {
    self.groups = groups
    self.rules = rules
  }

  /// The release lanes a parcel may go to; none when its label says nothing, or customs has not released it.
  public func allowedLanes(_ parcel: PopulationParcel) -> Set<Int> {
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
    return postcode.prefix(rule.low.count) >= rule.low && postcode.prefix(rule.high.count) <= rule.high
  }

  /// Capitals and digits only.
  private static func plain(_ text: String) -> String {
    text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
