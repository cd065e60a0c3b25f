import ArgumentParser
import Foundation
import HubProtocol

/// `hubctl bring-up`.
struct BringUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bring-up", abstract: "Fire a lane's diverter, time it, and propose its `actuator` time.",
    usage: "hubctl bring-up LANE [options]",
    discussion: """
      Held by an operator (`hubctl hold`), nobody near the diverter, and you in the
      group hubd-engineer. Ctrl-C ends it after the stroke under way.
      Exit codes: 0 measured, 1 not measured or refused, 2 wrong call, 3 no daemon.

      Example: hubctl bring-up 7 --strokes 10
      """)

  @Argument(help: "The number on the lane's sign.")
  var lane: Int

  @Option(help: "How often to fire.")
  var strokes = 5

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long each is on; 200ms if not said.", valueName: "time"),
    transform: HandTime.init(typed:))
  var time: HandTime?

  @Option(help: ArgumentHelp("Between two strokes.", valueName: "time"), transform: HandTime.init(typed:))
  var pause = HandTime(milliseconds: 2_000)

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func validate() throws {
    guard (1...100).contains(strokes) else { throw ValidationError("--strokes takes 1 to 100") }
  }

  func run() throws {
    var client = try socket.connect()
    let id = command.value
    try BringUpRun(isJSON: socket.json).carryOut(strokes) { stroke in
      if stroke > 1 { Thread.sleep(forTimeInterval: Double(pause.milliseconds) / 1_000) }
      return try client.call(TryDiverter(number: lane, forMs: time?.milliseconds, id: "\(id)-\(stroke)"))
    }
  }
}
