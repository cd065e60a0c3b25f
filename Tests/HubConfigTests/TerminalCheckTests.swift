import HubConfig
import HubUnits
import Testing

@Suite("Terminals, where people scan cards")
struct TerminalCheckTests {
  /// `small.yaml` with a second scanner, and what is given as its terminals.
  private func text(_ terminals: String, gun: String = "{ vendor: 0x1eab, product: 0x1d06 }") throws -> String
  {
    try ExampleFile.text(
      "small.yaml",
      replacing: [
        "inductions:": "  gun:\n    mode: cdc\n    usb: \(gun)\n\ninductions:",
        "tracking:\n": terminals + "\n\ntracking:\n",
      ])
  }

  private func told(_ text: String) -> [String] {
    ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
  }

  private static let whole = """
    terminals:
      - { name: lanes, scanner: gun, may: [lane-open, lane-close, bag], lanes: [1, 2], label_within: 12 s }
      - { name: induction, scanner: hand, may: lane-full }
    """

  @Test("A terminal has its station, its scanner, its role and its lanes")
  func whole() throws {
    let line = try LineDescription.parse(text: text(Self.whole), file: "line.yaml")
    #expect(
      line.terminals == [
        TerminalDescription(
          name: "lanes", scanner: ScannerIndex(1), rights: [.laneOpen, .laneClose, .bag], lanes: [1, 2],
          labelWithin: .seconds(12)),
        TerminalDescription(name: "induction", scanner: ScannerIndex(0), rights: [.laneFull]),
      ])
    #expect(line.terminals[1].labelWithin == .seconds(20))
  }

  @Test("A line without terminals is a line as before")
  func none() throws {
    let line = try LineDescription.parse(text: ExampleFile.text("small.yaml"), file: "line.yaml")
    #expect(line.terminals.isEmpty)
  }

  @Test(
    "What cannot be is told, and only that",
    arguments: [
      ("may: [lane-open, lane-close, bag]", "may: [lane-opne]", "did you mean 'lane-open'"),
      ("may: [lane-open, lane-close, bag]", "may: []", "needs at least one element"),
      ("lanes: [1, 2]", "lanes: [1, 9]", "there is no lane with the number 9"),
      (
        "may: [lane-open, lane-close, bag]", "may: [parcel-here, inspect-done]",
        "about a lane; take 'lanes' out"
      ),
      ("scanner: hand", "scanner: gun", "scanner 'gun' is already at terminals[0].scanner"),
      (
        "may: lane-full", "may: [lane-full, parcel-here]", "the labels of scanner 'hand' are those of parcels"
      ),
      ("name: induction", "name: lanes", "the name 'lanes' is already that of terminals[0].name"),
      ("label_within: 12 s", "label_within: 1 s", "2 s to 2 min"),
      ("scanner: gun, may", "scanner: gnu, may", "did you mean 'gun'"),
    ])
  func refused(_ example: (old: String, new: String, told: String)) throws {
    let told = told(try text(Self.whole.replacing(example.old, with: example.new)))
    #expect(told.count == 1 && told[0].contains(example.told), "\(told.joined(separator: "\n"))")
  }

  @Test("A scanner that is at no induction, over no belt and at no terminal is told")
  func nowhere() throws {
    let told = told(try text("terminals:\n  - { name: induction, scanner: hand, may: lane-full }"))
    #expect(told.count == 1 && told[0].contains("scanner 'gun' is at no place"), "\(told)")
  }

  @Test(
    "Two equal scanners are told apart by the cards of their stations, or by a card and a port, not by one card",
    arguments: [
      ("", "", false), (", station_card: on", "", false), ("", ", station_card: on", false),
      (", station_card: on", ", station_card: on", true), (", port: 1-2", ", station_card: on", true),
    ])
  func equalScanners(_ example: (hand: String, gun: String, isFine: Bool)) throws {
    let told = told(
      try text(Self.whole, gun: "{ vendor: 0x0c2e, product: 0x0b87\(example.gun) }")
        .replacing(
          "mode: hid-pos\n    usb: { vendor: 0x0c2e, product: 0x0b87 }",
          with: "mode: hid-pos\n    usb: { vendor: 0x0c2e, product: 0x0b87\(example.hand) }"
        )
        .replacing("mode: cdc", with: "mode: hid-pos"))
    if example.isFine {
      #expect(told.isEmpty, "\(told)")
    } else {
      #expect(told.count == 1 && told[0].contains("'station_card: on'"), "\(told)")
    }
  }

  @Test("A station's card beside a port or a serial says two things")
  func cardAndPort() throws {
    let told = told(
      try text(Self.whole, gun: "{ vendor: 0x1eab, product: 0x1d06, port: 1-2, station_card: on }"))
    #expect(told.count == 1 && told[0].contains("told by its port already"), "\(told)")
  }
}
