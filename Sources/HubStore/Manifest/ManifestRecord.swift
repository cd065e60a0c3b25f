public import HubUnits

/// A manifest's row as the store has it, for people.
public struct ManifestRecord: Hashable, Sendable {
  /// The spelling the manifest has.
  public var code: String
  public var country: String
  public var postcode: String
  public var service: ServiceClass
  public var priority: ParcelPriority
  /// **Units**: grams.
  public var weightGrams: Int?
  public var importedAt: WallTime
  public var importID: String
  public var customs: CustomsState
}
