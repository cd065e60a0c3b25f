import Foundation
import HubBarcode
import HubConfig
import Testing

@testable import hubctl

@Suite("hubctl cards: what is printed")
struct CardDeckTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func line(_ terminals: String, gun: String = "gun", usb: String = "") throws -> LineDescription {
    let text = try String(
      contentsOf: Self.root.appendingPathComponent("examples/small.yaml"), encoding: .utf8
    ).replacing(
      "\ninductions:",
      with: """

          \(gun): { mode: cdc, usb: { vendor: 0x1eab, product: 0x1d06\(usb) } }

        terminals:
        \(terminals)

        inductions:
        """)
    return try LineDescription.parse(text: text, file: "line.yaml")
  }

  private func titles(_ deck: CardDeck) -> [String] { deck.cards.map(\.title) }

  @Test("Only what some station may do is printed, lane by lane, and nothing twice")
  func onlyWhatMayBe() throws {
    let line = try line(
      """
        - { name: a, scanner: gun, may: [lane-close, parcel-here], lanes: [1, 2] }
        - { name: b, scanner: hand, may: [lane-close, lane-open], lanes: [2, 4] }
      """)
    #expect(
      titles(CardDeck(line)) == [
        "Close lane 1", "Close lane 2", "Open lane 2", "Close lane 4", "Open lane 4", "This parcel is here",
      ])
    #expect(
      titles(CardDeck(line, station: "b")) == ["Close lane 2", "Open lane 2", "Close lane 4", "Open lane 4"])
    #expect(titles(CardDeck(line, lane: 1)) == ["Close lane 1"])
    #expect(CardDeck(line, station: "c").cards.isEmpty)
  }

  @Test("The end of the belt gets no card that closes it, but one for its bag")
  func endOfBelt() throws {
    let line = try line(
      "  - { name: a, scanner: gun, may: [lane-close, lane-full, lane-open, bag], lanes: [5] }")
    #expect(titles(CardDeck(line)) == ["New bag or ULD at lane 5", "Bag or ULD closed at lane 5"])
  }

  @Test("Each card says in words what it does, where, and what to scan next; two steps are said on the card")
  func words() throws {
    let line = try line("  - { name: a, scanner: gun, may: [bag, inspect-done], lanes: [1] }")
    let cards = CardDeck(line).cards
    #expect(cards.map(\.place) == ["Belgium", "Belgium", ""])
    #expect(cards[0].instruction == "Scan this, then the number on the bag or ULD.")
    #expect(cards[2].instruction == "Scan this, then the parcel's label. Customs releases it.")
  }

  @Test(
    "A sheet of A4 has ten cards of bank card size; every text fits its card, every bar is 0.25 mm at least")
  func sheet() throws {
    let line = try line(
      "  - { name: a, scanner: gun, may: [lane-close, lane-full, lane-open, bag, parcel-here] }")
    let deck = CardDeck(line)
    // Four lanes with five cards, the end of the belt with two, and one for parcels.
    try #require(deck.cards.count == 23)
    let sheet = try CardSheet(deck)
    #expect(sheet.pages.count == 3)
    for page in sheet.pages {
      #expect(page.contains("width=\"210.000mm\" height=\"297.000mm\""))
      for bar in page.matches(of: /M(?<x>\d+) \d+h(?<width>\d+)v/) {
        #expect(try #require(Int(bar.output.width)) >= 250)
        #expect(try (19_400...190_600).contains(#require(Int(bar.output.x))))
      }
    }
    for card in deck.cards { #expect(sheet.html.contains(">\(card.card.text)<")) }
    // DejaVu Sans takes 0.55 of its size a letter, in bold 0.6.
    for words in sheet.html.matches(of: /<text [^>]*font-size="(?<size>\d+)"(?<more>[^>]*)>(?<words>[^<]*)</)
    {
      let letter = words.output.more.contains("bold") ? 0.6 : 0.55
      let size = try #require(Double(words.output.size))
      #expect(Double(words.output.words.count) * size * letter <= 85_600, "\(words.output.words)")
    }
    #expect(sheet.html.matches(of: /<svg/).count == 3)
    #expect(!sheet.html.contains("<?xml"))
  }

  @Test("A station's card with a long name takes the width of two cards, and stays readable")
  func wideCard() throws {
    let name = String(repeating: "s", count: 30)
    let line = try line(
      "  - { name: a, scanner: \(name), may: lane-open, lanes: [1] }", gun: name, usb: ", station_card: on")
    let deck = CardDeck(line)
    #expect(titles(deck) == ["Open lane 1", "This scanner is \(name)"])
    let page = try #require(CardSheet(deck).pages.first)
    #expect(page.contains("width=\"171200\""))
    for bar in page.matches(of: /h(?<width>\d+)v/) { #expect(try #require(Int(bar.output.width)) >= 250) }
  }
}
