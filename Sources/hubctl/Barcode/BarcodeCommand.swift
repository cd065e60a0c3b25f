import ArgumentParser

/// `hubctl barcode`: what a label says. Needs no daemon.
struct BarcodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "barcode", abstract: "Look into bar codes; works without the daemon.",
    subcommands: [BarcodeParseCommand.self])
}
