import ArgumentParser
import HubProtocol

/// `hubctl reset`.
struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "End a hold; refused while its cause lives.",
    discussion: """
      Exit codes: 0 the line is driven again, 1 the cause still lives, 2 the call was
      wrong, 3 the daemon cannot be reached.

      Example: hubctl reset
      """)

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    // Before, as nothing tells it afterwards; who holds the line in between is told the reset, not its hold.
    let hold = try client.call(GetState()).state.hold
    let outcome = try client.call(ResetHold(id: command.value)).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line(
      hold.map { "reset: the line is driven again; it was held because \($0.cause.sentence)" }
        ?? "there was no hold; the line is driven")
  }
}
