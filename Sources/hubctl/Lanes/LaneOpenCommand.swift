import ArgumentParser

/// `hubctl lane open`.
struct LaneOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a lane for parcels.", usage: "hubctl lane open NUMBER [options]",
    discussion: "Example: hubctl lane open 7")

  @Argument(help: "The number on the lane's sign.")
  var number: Int

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    try LaneSetting(socket: socket, number: number, isEnabled: true, id: command.value).run()
  }
}
