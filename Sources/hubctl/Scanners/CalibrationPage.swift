import HubBarcode
import HubUnits

/// The calibration label on paper: three bar codes and what to do with them.
struct CalibrationPage {
  /// How high a bar code is.
  ///
  /// **Source**: GS1 General Specifications 5.12.3.2: 31.75 mm for transport labels; less is harder to hit.
  private static let height = Distance.millimetres(32)
  private static let margin = Distance.millimetres(20)

  /// A page in true size.
  var svg: String {
    var page = SVGPage.a4
    let words = [
      "1. Print this page in true size (100 %). A ruler of 50 mm is at the bottom.",
      "2. At the line's PC:  hubctl scanners learn",
      "3. Scan the three bar codes, one after the other. Cover the others with your hand.",
      "4. Put what it prints into the line's file.",
    ]
    page.addText(
      "Calibration label for bar code scanners", x: Self.margin, y: .millimetres(28), size: .millimetres(7),
      isBold: true)
    for (index, line) in words.enumerated() {
      page.addText(
        line, x: Self.margin, y: .millimetres(40 + 7 * Int64(index)), size: .millimetres(4))
    }
    for part in CalibrationPart.allCases { add(part, to: &page) }
    addRuler(to: &page)
    page.addText(
      "No parcel: scanned while a line sorts, these codes are unknown and go to the exception lane.",
      x: Self.margin, y: .millimetres(283), size: .millimetres(3))
    return page.text
  }

  private func add(_ part: CalibrationPart, to page: inout SVGPage) {
    let top = Distance.millimetres(84 + 62 * Int64(part.rawValue))
    page.addText(
      "\(part.number)", x: Self.margin, y: top - .millimetres(4), size: .millimetres(9), isBold: true)
    page.addText(
      Self.words(part), x: Self.margin + .millimetres(12), y: top - .millimetres(4), size: .millimetres(4))
    let symbol = part.symbol
    page.add(
      symbol.svgPath(
        x: (page.width - symbol.width()) / 2, y: top, height: Self.height))
  }

  private static func words(_ part: CalibrationPart) -> String {
    switch part {
    case .letters: "letters and digits (Code 128)"
    case .signs: "signs (Code 128)"
    case .brackets: "brackets and GS (GS1-128)"
    }
  }

  /// Whether the printer kept the size.
  private func addRuler(to page: inout SVGPage) {
    let y = Distance.millimetres(272)
    page.addBox(x: Self.margin, y: y, width: .millimetres(50), height: .millimetres(3))
    page.addText(
      "50 mm", x: Self.margin + .millimetres(53), y: y + .millimetres(3), size: Distance(micrometres: 3_500))
  }

  /// The bar codes alone, one above the other.
  var png: [UInt8] { Code128.png(of: CalibrationPart.allCases.map(\.symbol)) }
}
