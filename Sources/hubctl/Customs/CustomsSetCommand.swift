import ArgumentParser
import HubProtocol
import HubUnits

/// `hubctl customs set`.
struct CustomsSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Tell what customs says of a code; it counts for a moving parcel, too.",
    usage: "hubctl customs set CODE STATE [--source WHO] [options]",
    discussion: """
      STATE is cleared, hold, inspect, pending or unknown. Only cleared leaves by a release lane. A release counts
      until the parcel's last decision point; later it changes nothing for this pass.

      Example: hubctl customs set JD014600003SE cleared --source broker
      """)

  @Argument(help: "The parcel's bar code.")
  var code: String

  @Argument(help: "cleared, hold, inspect, pending or unknown.")
  var state: String

  @Option(help: ArgumentHelp("Who says so, for the audit.", valueName: "who"))
  var source = "hubctl"

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    guard let word = CustomsState(word: state.lowercased()) else {
      let known = CustomsState.allCases.map(\.word).joined(separator: ", ")
      throw CommandFailure(.wrongCall, "client: customs state '\(state)' is unknown; allowed are \(known)")
    }
    var client = try socket.connect()
    let call = SetCustoms(code: code, state: Word(word), source: source, id: command.value)
    let outcome = try client.call(call).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line(
      "\(code): customs \(word.word), recorded" + (outcome.repeated ? " (this id was done before)" : ""))
  }
}
