import ArgumentParser
import HubProtocol

/// `hubctl io read`.
struct IOReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Show every input and output: value, and how old it is.",
    usage: "hubctl io read [LINK] [options]",
    discussion: """
      Through the daemon, from what its links saw last: no device is asked twice.
      An output shows what it was told last. "age mm" is how far the belt has moved
      since. Block an eye by hand and read again: that is the one that changed.
      Exit codes: 0 all fresh, 1 something is stale or unknown, 2 wrong call,
      3 no daemon.

      Example: hubctl io read plc1
      """)

  @Argument(help: "Only this link.")
  var link: String?

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let points = try client.call(ReadIO(link: link)).points
    if socket.json {
      for point in points { try Output.json(point) }
    } else {
      IOText.lines(points).forEach(Output.line)
      let hold = try client.call(GetState()).state.hold
      Output.line("")
      Output.line(IOText.right(hold))
    }
    if points.contains(where: { $0.value.quality != .good }) { throw CommandExit.machine }
  }
}
