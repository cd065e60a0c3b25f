import ArgumentParser
import Foundation
import HubProtocol

/// `hubctl status`: the line on half a screen.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell how the line is, in a few lines.",
    discussion: """
      Exit codes: 0 all is well, 1 something is wrong at the machine (a hold, an
      alarm, a link or a scanner), 2 the call was wrong, 3 the daemon cannot be
      reached.

      Example: hubctl status || hubctl diag
      """)

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let state = try client.call(GetState()).state
    let text = StatusText(state: state)
    if socket.json { try Output.json(state) } else { text.lines.forEach(Output.line) }
    if !text.isWell { throw CommandExit.machine }
  }
}
