/// One row of a manifest file, as it was written: nothing is checked yet.
///
/// **Shape**: an absent field is the empty text.
public struct ManifestRow: Hashable, Sendable {
  /// The line of the file, counted from 1, for messages.
  public var line: Int
  public var code: String
  public var country: String
  public var postcode: String
  public var service: String
  public var priority: String
  /// **Units**: grams.
  public var weight: String
  public var customs: String

  public init(
    line: Int, code: String, country: String, postcode: String = "", service: String = "",
    priority: String = "", weight: String = "", customs: String = ""
  ) {
    self.line = line
    self.code = code
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.weight = weight
    self.customs = customs
  }
}
