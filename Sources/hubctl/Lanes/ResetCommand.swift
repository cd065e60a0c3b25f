import ArgumentParser
import HubProtocol

/// `hubctl reset`.
struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "End a hold; refused while its cause lives.",
    discussion: """
      Exit codes: 0 the line is driven again, 1 the cause still lives, 2 the call was wrong, 3 the daemon cannot be
      reached.

      Example: hubctl reset
      """)

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let outcome = try client.call(ResetHold(id: command.value)).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line("reset: the line is driven again")
  }
}
