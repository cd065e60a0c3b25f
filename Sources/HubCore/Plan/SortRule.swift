public import HubUnits

/// One line of the sort plan: what fits it goes to its group. The first rule that fits decides.
public struct SortRule: Sendable, BitwiseCopyable {
  /// Any of these; empty: every country.
  public var countries: BoundedList<16, CountryCode>
  /// Both empty: every postcode.
  public var postcodeLow: Postcode
  public var postcodeHigh: Postcode
  public var service: ServiceClass?
  public var priority: ParcelPriority?
  /// Index into `CorePlan.groups`.
  public var group: UInt16

  public init(group: UInt16) {
    // "AA" is assigned to no country; the filler is never seen anyway.
    countries = BoundedList(filler: CountryCode(0x41, 0x41)!)
    postcodeLow = Postcode()
    postcodeHigh = Postcode()
    service = nil
    priority = nil
    self.group = group
  }

  /// Whether a parcel's facts fit this rule.
  public func fits(_ facts: ParcelFacts) -> Bool {
    if let priority, facts.priority != priority { return false }
    if let service, facts.service != service { return false }
    if !postcodeLow.isEmpty, !facts.postcode.lies(from: postcodeLow, through: postcodeHigh) { return false }
    guard !countries.isEmpty else { return true }
    guard let country = facts.country else { return false }
    for i in countries.indices where countries[i] == country { return true }
    return false
  }
}
