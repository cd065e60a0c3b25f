import ArgumentParser
import HubProtocol

/// `hubctl hold`.
struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Hold the line: nothing is driven, parcels are still followed.",
    discussion: """
      Every parcel runs straight to the end of the belt until `hubctl reset`. This is
      no emergency stop: that one is wired, and hubd has no part in it.

      Example: hubctl hold
      """)

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let outcome = try client.call(Hold(id: command.value)).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line("held: nothing is driven; `hubctl reset` ends it")
  }
}
