import ArgumentParser

/// `hubctl io`: see every input and output, and move outputs by hand.
struct IOCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "io", abstract: "See inputs and outputs; move an output by hand while the line is held.",
    subcommands: [IOReadCommand.self, IOWriteCommand.self, IOJogCommand.self])
}
