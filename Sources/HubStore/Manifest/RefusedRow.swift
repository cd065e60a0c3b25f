/// A row that was not imported, with what to correct.
public struct RefusedRow: Hashable, Sendable {
  public var line: Int
  public var reason: String

  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}
