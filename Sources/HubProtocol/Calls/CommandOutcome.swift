/// What became of a command.
public struct CommandOutcome: Codable, Hashable, Sendable {
  public var id: String
  /// The command with this id was done before; nothing was done now.
  public var repeated: Bool = false
  /// Its number in the journal.
  public var sequence: Int64?

  public init(id: String, repeated: Bool = false, sequence: Int64? = nil) {
    self.id = id
    self.repeated = repeated
    self.sequence = sequence
  }
}
