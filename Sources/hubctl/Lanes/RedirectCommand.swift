import ArgumentParser
import HubProtocol

/// `hubctl redirect`.
struct RedirectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redirect", abstract: "Send a parcel that is on the belt to another lane.",
    usage: "hubctl redirect PARCEL LANE [options]",
    discussion: """
      Taken until the lane's last decision point; later it is refused and told how
      many mm too late it came, and the parcel goes where it went before.
      Exit codes: 0 it goes there, 1 refused, 2 wrong call, 3 no daemon.

      Example: hubctl redirect 00357081380000000017 7
      """)

  @Argument(help: "The parcel's bar code, or its serial.")
  var parcel: String

  @Argument(help: "The number on the lane's sign.")
  var lane: Int

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let outcome = try client.call(Redirect(parcel: parcel, number: lane, id: command.value)).outcome
    if socket.json { return try Output.json(outcome) }
    Output.line(
      "parcel \(parcel) goes to lane \(lane)" + (outcome.repeated ? " (this id was done before)" : ""))
  }
}
