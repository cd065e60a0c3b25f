public import HubUnits

/// What the manifest says of a code.
public struct ManifestEntry: Codable, Hashable, Sendable {
  public var code: String
  public var country: String
  public var postcode: String = ""
  public var service: Word<ServiceClass>
  public var priority: Word<ParcelPriority>
  public var customs: Word<CustomsState>
  /// **Units**: grams.
  public var weightG: Int?
  public var importedAt: WireTime?

  public init(
    code: String, country: String, postcode: String = "", service: Word<ServiceClass>,
    priority: Word<ParcelPriority>, customs: Word<CustomsState>, weightG: Int? = nil,
    importedAt: WireTime? = nil
  ) {
    self.code = code
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.customs = customs
    self.weightG = weightG
    self.importedAt = importedAt
  }
}
