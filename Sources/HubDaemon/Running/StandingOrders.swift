public import HubStore

/// What operators closed and held, and nobody opened or reset since: it outlives a restart.
///
/// A lane is closed because somebody works in it; a daemon that comes back must not open it by itself. So a closing
/// counts although its result is not known, an opening only when it was carried out.
public struct StandingOrders: Hashable, Sendable {
  /// Numbers of closed lanes, with who closed them.
  public private(set) var closedLanes: [Int: String] = [:]
  /// Who holds the line, if somebody does.
  public private(set) var heldBy: String?

  /// - Parameter commands: as `Store.lineCommands` gives them, the oldest first.
  public init(_ commands: [CommandEntry]) {
    for command in commands {
      let words = command.what.split(separator: " ")
      switch (words.first, words.dropFirst().first, words.dropFirst(2).first.flatMap { Int($0) }) {
      case ("lane", "close", let number?) where command.result != "refused":
        closedLanes[number] = command.who
      case ("lane", "open", let number?) where command.result == "done": closedLanes[number] = nil
      case ("hold", nil, _) where command.result != "refused": heldBy = command.who
      case ("reset", nil, _) where command.result == "done": heldBy = nil
      default: break
      }
    }
  }
}
