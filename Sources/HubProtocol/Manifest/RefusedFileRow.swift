/// A row that does not go in, and why.
public struct RefusedFileRow: Codable, Hashable, Sendable {
  /// The row's line in the file, from 1.
  public var line: Int
  /// The column and what is wrong, with the value and what is allowed.
  public var reason: String

  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}
