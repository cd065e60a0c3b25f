import ArgumentParser

/// `hubctl customs`: what customs says of a code.
struct CustomsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customs", abstract: "Tell and ask what customs says of a parcel.",
    subcommands: [CustomsSetCommand.self, CustomsShowCommand.self])
}
