import ArgumentParser
import HubProtocol
import HubUnits

/// `hubctl customs show`.
struct CustomsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell what customs has said of a code.",
    discussion: "Example: hubctl customs show JD014600003SE")

  @Argument(help: "The parcel's bar code.")
  var code: String

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let customs = try client.call(GetCustoms(code: code)).customs
    if socket.json { return try Output.json(customs) }
    let source = customs.source.map { ", said by \($0)" } ?? ", nobody has said anything"
    Output.line(
      "\(customs.code): \(customs.state.value.word)\(source)" + (customs.at.map { " at \($0.text)" } ?? ""))
  }
}
