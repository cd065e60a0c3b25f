import HubBarcode
import HubUnits

/// Cards on pages of A4 that a person prints and cuts: two beside each other, five rows.
struct CardSheet {
  /// **Source**: ISO/IEC 7810, ID-1: the size of a bank card, for which every badge holder is made.
  static var cardWidth: Distance { Distance(micrometres: 85_600) }
  static var cardHeight: Distance { Distance(micrometres: 54_000) }
  private static let columns: Int64 = 2
  private static let rows: Int64 = 5
  /// The narrowest bar that an office printer and a hand-held scanner both manage. **Source**: GS1 General
  /// Specifications 5.12.3.1: 0.25 mm.
  private static var finest: Distance { Distance(micrometres: 250) }
  private static var margin: Distance { .millimetres(3) }

  let pages: [String]

  /// - Parameter deck: the cards, in the order they are to lie.
  init(_ deck: CardDeck) throws {
    var pages: [String] = []
    var page = SVGPage.a4
    // Places of a page are counted row by row; a wide card takes a whole row.
    var place: Int64 = 0
    for card in deck.cards {
      let symbol = try Code128(Array(card.card.text.utf8))
      let isWide = Self.module(of: symbol, in: Self.cardWidth) < Self.finest
      if isWide, place % Self.columns != 0 { place += 1 }
      if place >= Self.columns * Self.rows {
        pages.append(page.text)
        (page, place) = (.a4, 0)
      }
      Self.draw(card, symbol, of: deck.line, at: place, isWide: isWide, on: &page)
      place += isWide ? Self.columns : 1
    }
    if place > 0 { pages.append(page.text) }
    self.pages = pages
  }

  /// All pages as one file for a browser, each on a sheet of its own.
  var html: String {
    let drawings = pages.map { page in page.drop { $0 != "\n" }.dropFirst() }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Cards</title>
      <style>@page { size: A4; margin: 0 } body { margin: 0 } svg { display: block; break-after: page }</style>
      </head>
      <body>
      \(drawings.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// How wide a bar may be for the symbol to fit; never wider than ordinary.
  private static func module(of symbol: Code128, in width: Distance) -> Distance {
    let modules = Int64(symbol.moduleCount + 2 * Code128.quietZone)
    return Distance(
      micrometres: min(Code128.ordinaryModule.micrometres, (width - margin * 2).micrometres / modules))
  }

  private static func draw(
    _ card: PrintedCard, _ symbol: Code128, of line: String, at place: Int64, isWide: Bool,
    on page: inout SVGPage
  ) {
    let width = isWide ? cardWidth * columns : cardWidth
    let x = (page.width - cardWidth * columns) / 2 + cardWidth * (place % columns)
    let y = (page.height - cardHeight * rows) / 2 + cardHeight * (place / columns)
    page.addBox(x: x, y: y, width: width, height: cardHeight)
    let middle = x + width / 2
    func words(_ text: String, _ down: Int64, _ size: Int64, isBold: Bool = false) {
      page.addText(
        text, x: middle, y: y + Distance(micrometres: down), size: Distance(micrometres: size),
        isBold: isBold,
        isCentred: true)
    }
    // Source: DejaVu Sans bold takes 0.6 of its size a letter; 24 letters of 5.5 mm are 79 mm.
    words(card.title, 8_500, card.title.count > 24 ? 4_200 : 5_500, isBold: true)
    words(card.place.count > 44 ? card.place.prefix(43) + "…" : card.place, 13_500, 3_200)
    let module = module(of: symbol, in: width)
    let wide = symbol.width(module: module)
    page.add(
      symbol.svgPath(
        x: middle - wide / 2, y: y + .millimetres(17), height: .millimetres(20), module: module))
    words(card.card.text, 41_000, 3_000)
    words(card.instruction, 46_500, 2_700)
    words("line \(line)", 51_000, 2_200)
  }
}
