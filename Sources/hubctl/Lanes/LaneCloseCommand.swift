import ArgumentParser

/// `hubctl lane close`.
struct LaneCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a lane; parcels for it go elsewhere or to the exceptions.",
    usage: "hubctl lane close NUMBER [options]", discussion: "Example: hubctl lane close 7")

  @Argument(help: "The number on the lane's sign.")
  var number: Int

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    try LaneSetting(socket: socket, number: number, isEnabled: false, id: command.value).run()
  }
}
