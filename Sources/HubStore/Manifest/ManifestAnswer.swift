public import HubCore
public import HubUnits

/// What the manifest and customs say of a code.
public struct ManifestAnswer: Hashable, Sendable {
  /// The manifest knows the code.
  public var isFound: Bool
  public var country: CountryCode?
  public var postcode: Postcode
  public var service: ServiceClass
  public var priority: ParcelPriority
  /// `unknown` when customs has said nothing.
  public var customs: CustomsState

  /// A code that the manifest does not know.
  public static func notFound(customs: CustomsState) -> ManifestAnswer {
    ManifestAnswer(
      isFound: false, country: nil, postcode: Postcode(), service: .standard, priority: .normal,
      customs: customs)
  }

  /// The answer as the core takes it.
  public func facts(for serial: ParcelSerial, code: Barcode) -> ParcelFacts {
    ParcelFacts(
      serial: serial, code: code, isFound: isFound, country: country, postcode: postcode, service: service,
      priority: priority, customs: customs)
  }
}
