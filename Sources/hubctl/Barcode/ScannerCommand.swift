import ArgumentParser

/// `hubctl scanner`: what scanners send, from recordings. Needs no daemon.
struct ScannerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scanner", abstract: "Decode what scanners sent; works without the daemon.",
    subcommands: [ScannerDecodeCommand.self, ScannerDescriptorCommand.self])
}
