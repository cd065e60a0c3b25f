import ArgumentParser
import Foundation
import Glibc
import HubProtocol

/// `hubctl scanners list`: each scanner of the running line, and what to do about it.
struct ScannersListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the scanners: state, mode, port, reads, what to do.",
    discussion: """
      Exit codes: 0 all ready, 1 one is not, 2 wrong call, 3 no daemon (then
      `hubctl diag --config FILE` looks itself).
      Example: hubctl scanners --json
      """)

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let scanners = try client.call(GetState()).state.scanners
    if socket.json {
      for scanner in scanners { try Output.json(scanner) }
    } else {
      let width = TerminalSize.of(STDOUT_FILENO).width
      ScannerListText(scanners: scanners, width: width).lines.forEach(Output.line)
    }
    if scanners.contains(where: { $0.condition != .ready }) { throw CommandExit.machine }
  }
}
