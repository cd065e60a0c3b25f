/// A row that does not go in, and why.
public struct RefusedRow: Codable, Hashable, Sendable {
  /// The row's line in the file, from 1.
  public var line: Int
  public var field: String
  /// What is wrong, with the value and what is allowed.
  public var reason: String

  public init(line: Int, field: String, reason: String) {
    self.line = line
    self.field = field
    self.reason = reason
  }
}
