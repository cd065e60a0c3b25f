import ArgumentParser

/// `hubctl scanners`: the line's scanners, and the tools to set one up. `hubctl scanner` is the same.
struct ScannersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scanners", abstract: "List the scanners; learn how one is set; decode what one sent.",
    subcommands: [
      ScannersListCommand.self, ScannersLabelCommand.self, ScannersLearnCommand.self,
      ScannerDecodeCommand.self, ScannerDescriptorCommand.self,
    ],
    defaultSubcommand: ScannersListCommand.self, aliases: ["scanner"])
}
