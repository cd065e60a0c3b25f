import ArgumentParser
import HubProtocol

/// `hubctl io jog`.
struct IOJogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jog", abstract: "Move one output once, there and back, while the line is held.",
    usage: "hubctl io jog OUTPUT [options]",
    discussion: """
      Held by an operator (`hubctl hold`), the belt clear at the diverter, and you
      in the group hubd-engineer. It goes back to its safe state by itself, also
      when you, this program or the network are gone; at a reset at once.
      Exit codes: 0 done, 1 refused or not as asked, 2 wrong call, 3 no daemon.

      Example: hubctl io jog lane-7
      """)

  @Argument(help: "As `hubctl io read` names it: lane-7, or plc1:6.")
  var output: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "How long; 200ms if not said; at most 2s, and the diverter's longest_on.", valueName: "time"),
    transform: HandTime.init(typed:))
  var time: HandTime?

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let reply = try client.call(JogOutput(output: output, forMs: time?.milliseconds, id: command.value))
    if socket.json { try Output.json(reply) }
    guard let stroke = reply.stroke else {
      if !socket.json { Output.line("this id was done before; nothing was moved now") }
      return
    }
    if !socket.json { Output.line(IOText.words(stroke)) }
    if !IOText.isAsAsked(stroke) { throw CommandExit.machine }
  }
}
