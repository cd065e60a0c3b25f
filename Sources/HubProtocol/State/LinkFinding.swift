/// Something about a link's outputs that somebody must look at although the link answers: the device's watchdog is not
/// armed, an output does not obey.
public struct LinkFinding: Codable, Hashable, Sendable {
  /// What is wrong, whose part it is first: `device: the I/O watchdog …`.
  public var fact: String
  public var next: String
  /// Nothing, or not what was ordered, is driven.
  public var isBad: Bool

  public init(fact: String, next: String, isBad: Bool) {
    self.fact = fact
    self.next = next
    self.isBad = isBad
  }

  enum CodingKeys: String, CodingKey {
    case fact, next
    case isBad = "bad"
  }
}
