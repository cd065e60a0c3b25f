/// A grid of cells to draw text on; what does not fit is cut off.
struct Canvas: Hashable, Sendable {
  private struct Cell: Hashable, Sendable {
    var character: Character = " "
    var ink = Ink.plain
    /// The right half of a wide character: nothing is written for it.
    var isCovered = false
  }

  let width: Int
  let height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  /// Writes a text from a place on; returns the column after it.
  @discardableResult
  mutating func write(_ text: String, x: Int, y: Int, ink: Ink = .plain, limit: Int? = nil) -> Int {
    guard (0..<height).contains(y) else { return x }
    let end = min(width, limit ?? width)
    var column = x
    for character in text {
      let columns = Self.columns(of: character)
      guard column + columns <= end else { break }
      if column >= 0 {
        let isOrder = character.unicodeScalars.contains(where: TerminalText.isControl)
        // A label in the picture may hold anything; a terminal would obey it.
        cells[y * width + column] = Cell(character: isOrder ? "?" : character, ink: ink)
        if columns == 2 { cells[y * width + column + 1] = Cell(ink: ink, isCovered: true) }
      }
      column += columns
    }
    return column
  }

  /// Gives a whole row a look and leaves what is written.
  mutating func tint(row y: Int, _ ink: Ink) {
    guard (0..<height).contains(y) else { return }
    for column in 0..<width { cells[y * width + column].ink = ink }
  }

  /// Whether a stretch of a row is still empty.
  func isFree(_ columns: Range<Int>, row y: Int) -> Bool {
    guard (0..<height).contains(y), columns.lowerBound >= 0, columns.upperBound <= width else { return false }
    return columns.allSatisfy { cells[y * width + $0].character == " " && !cells[y * width + $0].isCovered }
  }

  /// The rows as text for a terminal with this look; blanks at the end are left out without colours.
  func rows(_ look: TerminalLook) -> [String] {
    (0..<height).map { y in
      var text = ""
      var ink = Ink.plain
      for column in 0..<width {
        let cell = cells[y * width + column]
        guard !cell.isCovered else { continue }
        if look.colours, cell.ink != ink {
          text += cell.ink.sequence
          ink = cell.ink
        }
        text += look.asciiOnly ? Self.ascii(cell.character) : String(cell.character)
      }
      guard look.colours else { return String(text.reversed().drop { $0 == " " }.reversed()) }
      return ink == .plain ? text : text + Ink.plain.sequence
    }
  }

  /// The columns a text takes.
  static func columns(of text: String) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

  /// A text that does not fit, cut so that it fits with an ending that says so.
  static func cut(_ text: String, columns: Int, ending: String) -> String {
    guard Self.columns(of: text) > columns else { return text }
    let room = columns - Self.columns(of: ending)
    var taken = 0
    let kept = text.prefix { character in
      taken += Self.columns(of: character)
      return taken <= room
    }
    return kept + ending
  }

  /// East Asian wide characters take two columns. **Source**: UAX 11, the blocks in use.
  private static func columns(of character: Character) -> Int {
    guard let value = character.unicodeScalars.first?.value else { return 0 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
    ]
    return wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// What stands for a character on a terminal that has only ASCII; as many columns wide.
  private static func ascii(_ character: Character) -> String {
    if character.isASCII { return String(character) }
    let known: [Character: String] = [
      "█": "#", "▓": "#", "▒": "=", "░": ".", "▌": "|", "▐": "|", "■": "#", "▪": "o", "─": "-", "━": "=",
      "│": "|",
      "┬": "+", "┴": "+", "╷": "|", "▼": "V", "▽": "v", "●": "*", "○": "o", "✓": "+", "✗": "x", "→": ">",
      "·": ".",
      "…": "~", "µ": "u", "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#", "é": "e",
      "è": "e",
      "╌": "-",
    ]
    return known[character] ?? String(repeating: "?", count: columns(of: character))
  }
}
