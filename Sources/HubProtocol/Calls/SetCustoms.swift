public import HubUnits

/// Tells what customs says of a code.
public struct SetCustoms: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome

    public init(outcome: CommandOutcome) {
      self.outcome = outcome
    }
  }

  public static var method: SorterMethod { .setCustoms }

  public var code: String
  public var state: Word<CustomsState>
  /// Who says so, for the audit.
  public var source: String
  /// Makes the command idempotent.
  public var id: String

  public init(code: String, state: Word<CustomsState>, source: String, id: String) {
    self.code = code
    self.state = state
    self.source = source
    self.id = id
  }
}
