/// Ends the hold; refused while its cause lives.
public struct ResetHold: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome

    public init(outcome: CommandOutcome) {
      self.outcome = outcome
    }
  }

  public static var method: SorterMethod { .resetHold }

  /// Makes the command idempotent.
  public var id: String

  public init(id: String) {
    self.id = id
  }
}
