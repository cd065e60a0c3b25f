import ArgumentParser
import Foundation
import HubProtocol

/// `hubctl manifest import`.
struct ManifestImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a manifest: all its good rows at once, or nothing.",
    usage: "hubctl manifest import FILE [--format csv|jsonl] [options]",
    discussion: """
      CSV with a heading, columns in any order:
      code,country,postcode,service,priority,customs,weight_g (the first two needed);
      or JSON lines with these keys. A bad row is refused with its line and reason,
      the rest goes in. Interrupted, nothing goes in.

      Exit codes: 0 all went in, 1 rows were refused, 2 wrong call, 3 no daemon.
      Example: hubctl manifest import flight-CX123.csv
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("csv or jsonl; by the file's name when left out.", valueName: "format"))
  var format: String?

  @OptionGroup var command: CommandID
  @OptionGroup var socket: SocketOptions

  func run() throws {
    let byName = ManifestFileReader.Format(path: file)
    guard let format = format.map({ ManifestFileReader.Format(rawValue: $0) }) ?? byName else {
      throw CommandFailure(.wrongCall, "client: --format is csv or jsonl")
    }
    let source = try ManifestSource(path: file)
    var client = try socket.connect()
    let importID = try client.call(BeginManifestImport(source: source.name, id: command.value)).importID
    var run = ManifestImportRun(
      client: client, importID: importID, source: source, format: format, isJSON: socket.json)
    try run.run()
  }
}
