/// One row of a manifest as its file says it; the daemon checks it.
///
/// **Shape**: texts as they stood in the file, without quotes; what was empty is nil.
public struct ManifestFileRow: Codable, Hashable, Sendable {
  /// The row's line in the file, from 1, so that a refusal can be found.
  public var line: Int
  public var code: String
  /// ISO 3166-1 alpha-2.
  public var country: String?
  public var postcode: String?
  public var service: String?
  public var priority: String?
  public var customs: String?
  /// **Units**: grams.
  public var weightG: String?

  public init(
    line: Int, code: String, country: String? = nil, postcode: String? = nil, service: String? = nil,
    priority: String? = nil, customs: String? = nil, weightG: String? = nil
  ) {
    self.line = line
    self.code = code
    self.country = country
    self.postcode = postcode
    self.service = service
    self.priority = priority
    self.customs = customs
    self.weightG = weightG
  }
}
