import ArgumentParser
import Foundation

/// A command's id, by which it is done once however often it is sent.
struct CommandID: ParsableArguments {
  @Option(help: ArgumentHelp("Your own id: the same id is done once.", valueName: "id"))
  var id: String?

  /// The id given, or a new one.
  var value: String { id ?? UUID().uuidString.lowercased() }
}
