/// Holds the line: nothing is driven until the hold is reset.
public struct Hold: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome

    public init(outcome: CommandOutcome) {
      self.outcome = outcome
    }
  }

  public static var method: SorterMethod { .hold }

  /// Makes the command idempotent.
  public var id: String

  public init(id: String) {
    self.id = id
  }
}
