/// A command as the audit keeps it.
public struct CommandEntry: Hashable, Sendable {
  /// Given by the client: the same id is the same command, however often it is sent.
  public var id: String
  public var at: WallTime
  /// Who sent it, as the socket saw it.
  public var who: String
  /// The command and its arguments, as people would type it.
  public var what: String
  /// Nil until it is carried out or refused.
  public var result: String?

  public init(id: String, at: WallTime, who: String, what: String, result: String? = nil) {
    self.id = id
    self.at = at
    self.who = who
    self.what = what
    self.result = result
  }
}
