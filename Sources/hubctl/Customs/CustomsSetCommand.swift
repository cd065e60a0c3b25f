import ArgumentParser
import HubConfig
import HubProtocol
import HubUnits

/// `hubctl customs set`.
struct CustomsSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Tell what customs says of a code; it counts for a moving parcel, too.",
    usage: "hubctl customs set CODE STATE [--source WHO] [options]",
    discussion: """
      STATE is cleared, hold, inspect, pending or unknown. Only cleared leaves by a
      release lane. A release counts until the parcel's last decision point; later it
      changes nothing for this pass.

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
      throw CommandFailure(.wrongCall, Self.refusal(of: state))
    }
    var client = try socket.connect()
    let call = SetCustoms(code: code, state: Word(word), source: source, id: command.value)
    let outcome = try client.call(call).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line(
      "\(code): customs \(word.word), recorded" + (outcome.repeated ? " (this id was done before)" : ""))
  }

  /// What is said of a word that is no state: `clear` is told `cleared`.
  static func refusal(of state: String) -> String {
    let words = CustomsState.allCases.map(\.word)
    let written = state.lowercased()
    // Half a word is more than a slip of the finger, and still tells what was meant.
    let begun = words.first { written.count > 2 && ($0.hasPrefix(written) || written.hasPrefix($0)) }
    let nearest = begun ?? NearestWord.to(written, among: words)
    return "client: customs state '\(state)' is unknown" + (nearest.map { "; did you mean '\($0)'?" } ?? ";")
      + " allowed are " + words.joined(separator: ", ")
  }
}
