import HubUnits

/// One of `plan.rules` as it was written.
struct RuleDraft {
  static let keys = ["name", "country", "postcodes", "service", "priority", "group"]

  let place: Place
  let name: Located<String>
  /// Empty: every country.
  let countries: [Located<CountryCode>]
  let postcodes: Located<PostcodeRange>?
  let service: Located<ServiceClass>?
  let priority: Located<ParcelPriority>?
  /// Place in `LineDraft.groups`.
  let group: Located<Int>
  /// Whether all its conditions were read well.
  let areConditionsSound: Bool

  init(_ reader: MappingReader, groups: [String]) {
    place = reader.place
    name = reader.value("name", .text(atMost: 64))
    countries = reader.list("country", isRequired: false, orSingle: true).map {
      reader.value(of: $0, .country)
    }
    postcodes = reader.optional("postcodes", .postcodes)
    service = reader.optional("service", .listed(fallback: .standard))
    priority = reader.optional("priority", .listed(fallback: .normal))
    group = reader.value("group", .reference(to: groups, what: "group"))
    areConditionsSound =
      reader.isSound && !reader.hasUnknownKeys && (reader.has("country") ? !countries.isEmpty : true)
      && countries.allSatisfy(\.isSound) && postcodes?.isSound != false && service?.isSound != false
      && priority?.isSound != false
  }
}
