import ArgumentParser
import HubProtocol
import HubUnits

/// `hubctl manifest show`.
struct ManifestShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell what the manifest says of a code.",
    discussion: "Example: hubctl manifest show JD014600003SE")

  @Argument(help: "The parcel's bar code.")
  var code: String

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let entry = try client.call(LookUpManifest(code: code)).entry
    if socket.json { return try Output.json(entry) }
    let lines: [(String, String?)] = [
      ("code", entry.code), ("country", entry.country), ("postcode", entry.postcode),
      ("service", entry.service.value.word), ("priority", entry.priority.value.word),
      ("customs", entry.customs.value.word), ("weight", entry.weightG.map { "\($0) g" }),
      ("imported", entry.importedAt?.text),
    ]
    for (name, value) in lines {
      if let value { Output.line(name + String(repeating: " ", count: 10 - name.count) + value) }
    }
  }
}
