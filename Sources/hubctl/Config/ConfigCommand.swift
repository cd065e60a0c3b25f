import ArgumentParser

/// `hubctl config`: what can be asked about a line's file without a daemon.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check a line's file before it runs.",
    subcommands: [ConfigCheckCommand.self])
}
