/// Switches one output by hand, while an operator holds the line; the output goes back to its safe state by itself.
///
/// **Errors**: `jogRefused` says what is missing.
public struct WriteIO: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var outcome: CommandOutcome
    /// Nil when the command was done before.
    public var stroke: JogStroke?

    public init(outcome: CommandOutcome, stroke: JogStroke? = nil) {
      self.outcome = outcome
      self.stroke = stroke
    }
  }

  public static var method: SorterMethod { .writeIO }

  /// As `ReadIO` names it.
  public var output: String
  public var on: Bool
  /// How long it may stay away from its safe state; nil for the longest. **Units**: milliseconds.
  public var forMs: Int?
  /// Makes the command idempotent: the same id is done once.
  public var id: String

  public init(output: String, on: Bool, forMs: Int? = nil, id: String) {
    self.output = output
    self.on = on
    self.forMs = forMs
    self.id = id
  }
}
