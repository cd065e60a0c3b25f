/// Fires one lane's diverter once, while an operator holds the line, and times what its switch and its confirm eye saw.
///
/// **Errors**: `jogRefused` says what is missing.
public struct TryDiverter: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome
    /// Nil when the command was done before.
    public var trial: DiverterTrial?

    public init(outcome: CommandOutcome, trial: DiverterTrial? = nil) {
      self.outcome = outcome
      self.trial = trial
    }
  }

  public static var method: SorterMethod { .tryDiverter }

  /// What stands on the lane's sign.
  public var number: Int
  /// How long it is on. **Units**: milliseconds; nil for 200.
  public var forMs: Int?
  /// Makes the command idempotent: the same id is done once.
  public var id: String

  public init(number: Int, forMs: Int? = nil, id: String) {
    self.number = number
    self.forMs = forMs
    self.id = id
  }
}
