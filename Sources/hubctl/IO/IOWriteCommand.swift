import ArgumentParser
import HubProtocol

/// `hubctl io write`.
struct IOWriteCommand: ParsableCommand {
  enum Level: String, ExpressibleByArgument, CaseIterable {
    case on, off
  }

  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Switch one output while the line is held; it goes back by itself.",
    usage: "hubctl io write OUTPUT on|off [options]",
    discussion: """
      Held by an operator (`hubctl hold`), the belt clear at the diverter, and you
      in the group hubd-engineer. After the time it goes back to its safe state,
      also when you, this program or the network are gone; at a reset at once.
      Exit codes: 0 done, 1 refused or not as asked, 2 wrong call, 3 no daemon.

      Example: hubctl io write lane-7 on --for 1s
      """)

  @Argument(help: "As `hubctl io read` names it: lane-7, or plc1:6.")
  var output: String

  @Argument(help: "on or off.")
  var level: Level

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("At most 2s, and the diverter's longest_on.", valueName: "time"),
    transform: HandTime.init(typed:))
  var time: HandTime?

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let reply = try client.call(
      WriteIO(output: output, on: level == .on, forMs: time?.milliseconds, id: command.value))
    if socket.json { try Output.json(reply) }
    guard let stroke = reply.stroke else {
      if !socket.json { Output.line("this id was done before; nothing was moved now") }
      return
    }
    if !socket.json { Output.line(IOText.words(stroke)) }
    if !IOText.isAsAsked(stroke) { throw CommandExit.machine }
  }
}
