import ArgumentParser
import Foundation
import HubBarcode
import HubConfig

/// `hubctl cards`: the cards that operators scan at the terminals.
struct CardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards", abstract: "Print the cards that operators scan at the lanes.",
    usage: "hubctl cards <file> [<out>] [--station NAME] [--lane N] [--json]",
    discussion: """
      Makes the cards for what the file's terminals may do: lanes, bags, parcels
      found by hand, scanners' stations. OUT ends with .html (every page; print it
      from a browser in true size, then cut) or .svg (a file a page). A card is good
      for the line of this name only; whoever renames the line prints anew.

      Exit codes: 0 written, 1 the line's file has problems, 2 the call was wrong.
      Example: hubctl cards /etc/hubd/line.yaml cards.html
      """)

  @Argument(
    help: ArgumentHelp("The line's file.", valueName: "file"), completion: .file(extensions: ["yaml"]))
  var file: String

  @Argument(help: "What to write.", completion: .file(extensions: ["html", "svg"]))
  var out = "cards.html"

  @Option(help: "Only what this station may do.")
  var station: String?

  @Option(help: "Only the cards of the lane with this number.")
  var lane: Int?

  @Flag(help: "Write nothing; one JSON object a card.")
  var json = false

  /// One card for programs.
  struct Row: Encodable {
    let card: String
    let title: String
    let place: String
    let instruction: String
  }

  func run() throws {
    let line: LineDescription
    do {
      line = try LineDescription.load(path: file)
    } catch {
      throw CommandFailure(.machine, "\(error)")
    }
    let deck = CardDeck(line, station: station, lane: lane)
    guard !deck.cards.isEmpty else { throw CommandFailure(.wrongCall, nothingToPrint(line)) }
    if json {
      for card in deck.cards {
        try Output.json(
          Row(card: card.card.text, title: card.title, place: card.place, instruction: card.instruction))
      }
      return
    }
    let sheet = try CardSheet(deck)
    let written = try write(sheet)
    Output.line(
      "\(deck.cards.count) cards for line \(line.name) on \(sheet.pages.count) "
        + "\(sheet.pages.count == 1 ? "page" : "pages"): \(written.joined(separator: ", "))")
    Output.line("print in true size (100 %), cut along the lines, put into badge holders")
  }

  private func nothingToPrint(_ line: LineDescription) -> String {
    if let station, !line.terminals.contains(where: { $0.name == station }) {
      let names = line.terminals.map(\.name).joined(separator: ", ")
      return
        "client: there is no station '\(station)' in terminals; there are: \(names.isEmpty ? "none" : names)"
    }
    if let lane, !line.laneSigns.contains(where: { $0.number == lane }) {
      return "client: there is no lane \(lane) in \(file)"
    }
    return "config: nobody may scan such a card; describe terminals in \(file) and what each 'may' do"
  }

  private func write(_ sheet: CardSheet) throws -> [String] {
    let url = URL(fileURLWithPath: out)
    var files: [(String, String)]
    switch url.pathExtension.lowercased() {
    case "html": files = [(out, sheet.html)]
    case "svg" where sheet.pages.count == 1: files = [(out, sheet.pages[0])]
    case "svg":
      files = sheet.pages.enumerated().map { ("\(out.dropLast(4))-\($0.offset + 1).svg", $0.element) }
    default: throw CommandFailure(.wrongCall, "client: \(out): name a file that ends with .html or .svg")
    }
    for (name, text) in files {
      do {
        try text.write(to: URL(fileURLWithPath: name), atomically: true, encoding: .utf8)
      } catch {
        throw CommandFailure(.wrongCall, "client: \(name) \(UnwritableFile.words(for: error))")
      }
    }
    return files.map(\.0)
  }
}
