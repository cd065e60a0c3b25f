import ArgumentParser

/// `hubctl manifest`: what is known of parcels before they come.
struct ManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest", abstract: "Import manifests and look codes up in them.",
    subcommands: [ManifestImportCommand.self, ManifestShowCommand.self])
}
