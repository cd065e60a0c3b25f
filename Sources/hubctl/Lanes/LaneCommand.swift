import ArgumentParser

/// `hubctl lane`: see, open and close lanes.
struct LaneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lane", abstract: "List lanes, open and close them.",
    subcommands: [LaneListCommand.self, LaneOpenCommand.self, LaneCloseCommand.self])
}
