import Testing

@testable import hubctl

@Suite("CSV")
struct CSVReaderTests {
  private func rows(_ text: String, pieceBytes: Int = .max) -> [CSVReader.Row] {
    var reader = CSVReader()
    var rows: [CSVReader.Row] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      rows += reader.take(rest.prefix(pieceBytes))
      rest = rest.dropFirst(pieceBytes)
    }
    return rows + reader.finish()
  }

  @Test(
    "RFC 4180's own examples are read as it says",
    arguments: [
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      ("\"aaa\",\"b\"\"bb\",\"ccc\"", [["aaa", "b\"bb", "ccc"]]),
      ("a,,c\n,,\n", [["a", "", "c"], ["", "", ""]]),
      ("\"\"\n", [[""]]),
    ])
  func examples(text: String, expected: [[String]]) {
    #expect(
      rows(text).map { row in
        if case .fields(let fields, _) = row { fields } else { ["refused"] }
      } == expected)
  }

  @Test("the size of the pieces makes no difference", arguments: [1, 2, 3, 7])
  func pieces(bytes: Int) {
    let text = "code,country\r\n\"a\"\"b\",BE\r\n\r\n\"two\nlines\",DE\nbad\"quote,FR\n\"x\"y,NL\nlast,LU"
    #expect(rows(text, pieceBytes: bytes) == rows(text))
  }

  @Test("each row knows the line it began on, with quoted line ends and empty lines counted")
  func lines() {
    #expect(
      rows("h\n\"two\nlines\"\n\n\nx\n") == [
        .fields(["h"], line: 1), .fields(["two\nlines"], line: 2), .fields(["x"], line: 6),
      ])
  }

  @Test("a quote in the wrong place refuses its row alone")
  func strayQuotes() {
    let found = rows("a\"b,c\nd,e\n\"f\"g,h\ni,j\n")
    guard found.count == 4, case .refused(1, _) = found[0], case .refused(3, _) = found[2] else {
      Issue.record("lines 1 and 3 must be refused: \(found)")
      return
    }
    #expect(found[1] == .fields(["d", "e"], line: 2))
    #expect(found[3] == .fields(["i", "j"], line: 4))
  }

  @Test("a quote that is never closed costs its row, not the rest of the file")
  func openQuote() {
    let found = rows("a,b\n\"c,d\ne,f\ng,h\n")
    #expect(
      found == [
        .fields(["a", "b"], line: 1), .refused(line: 2, reason: "a quote is opened and never closed"),
        .fields(["e", "f"], line: 3), .fields(["g", "h"], line: 4),
      ])
  }

  @Test("so does one in a file that goes on for long")
  func openQuoteInALongFile() {
    let text = "\"open\n" + (2...20_000).map { "row,\($0)\n" }.joined()
    let found = rows(text, pieceBytes: 4_096)
    #expect(found.count == 20_000)
    #expect(found.last == .fields(["row", "20000"], line: 20_000))
  }

  @Test("a row longer than any honest one is refused, and the next is read")
  func longRow() {
    let found = rows("a\n" + String(repeating: "x", count: CSVReader.longestRow + 10) + "\nb\n")
    #expect(found.first == .fields(["a"], line: 1))
    #expect(found.contains { if case .refused(line: 2, _) = $0 { true } else { false } })
    #expect(found.last == .fields(["b"], line: 3))
  }
}
