public import HubUnits

/// What the manifest and customs say of a parcel's code.
///
/// **Thread**: made by the control plane in answer to `codeAssociated`, or when a fact changes.
public struct ParcelFacts: Sendable, BitwiseCopyable {
  public var serial: ParcelSerial
  /// The code that was looked up; facts for another code than the parcel's are not taken.
  public var code: Barcode
  /// The manifest knows the code.
  public var isFound: Bool
  public var country: CountryCode?
  public var postcode: Postcode
  public var service: ServiceClass
  public var priority: ParcelPriority
  public var customs: CustomsState
  /// The longest side as the sender declared it; zero when nobody said.
  public var declaredLength: Distance

  @inlinable public init(
    serial: ParcelSerial, code: Barcode, isFound: Bool, country: CountryCode?, postcode: Postcode,
    service: ServiceClass, priority: ParcelPriority, customs: CustomsState,
    declaredLength: Distance = .zero
  ) {
    self.serial = serial
    self.code = code
    self.isFound = isFound
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.customs = customs
    self.declaredLength = declaredLength
  }
}
