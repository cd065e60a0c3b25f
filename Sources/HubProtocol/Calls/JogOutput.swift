/// Moves one output away from its safe state and back, while an operator holds the line; answered when it is back.
///
/// **Errors**: `jogRefused` says what is missing.
public struct JogOutput: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome
    /// Nil when the command was done before.
    public var stroke: JogStroke?

    public init(outcome: CommandOutcome, stroke: JogStroke? = nil) {
      self.outcome = outcome
      self.stroke = stroke
    }
  }

  public static var method: SorterMethod { .jogOutput }

  /// As `ReadIO` names it.
  public var output: String
  /// **Units**: milliseconds; nil for 200, or the diverter's `longest_on` if that is shorter.
  public var forMs: Int?
  /// Makes the command idempotent: the same id is done once.
  public var id: String

  public init(output: String, forMs: Int? = nil, id: String) {
    self.output = output
    self.forMs = forMs
    self.id = id
  }
}
