import ArgumentParser

/// `hubctl record`: what can be done with a recording.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Work on recordings; `hubd run --record FOLDER` makes them.",
    subcommands: [RecordMaskCommand.self])
}
