/// Reads RFC 4180 text piece by piece, with the line each row began on.
///
/// Decision record 0004 says why no library does: rows must come while the file is read, and carry their lines.
///
/// A quote that is never closed would swallow the rest of a file; past `longestRow` the row is refused and reading
/// goes on at the line after the one where the row began, so that one typing mistake costs one row.
///
/// **Shape**: fields separated by one character, rows by LF or CRLF; `""` in quotes is one quote. Empty lines are
/// passed over.
struct CSVReader {
  enum Row: Hashable, Sendable {
    case fields([String], line: Int)
    case refused(line: Int, reason: String)
  }

  private enum Place { case fieldStart, plain, quoted, afterQuote }

  /// **Units**: bytes. **Source**: a manifest row is some 100 bytes; 64 KiB is beyond every honest one.
  static let longestRow = 65_536

  private let separator: UInt8
  private var place = Place.fieldStart
  private var field: [UInt8] = []
  private var fields: [String] = []
  /// The row's bytes as they came, to begin anew after a quote that was never closed.
  private var raw: [UInt8] = []
  private var line = 1
  private var rowLine = 1
  private var wrong: String?

  init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

  /// Takes a piece of the file and gives the rows that are complete.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [Row] {
    var rows: [Row] = []
    for byte in bytes { step(byte, &rows) }
    return rows
  }

  /// The end of the file: the last row may lack its line end.
  mutating func finish() -> [Row] {
    var rows: [Row] = []
    while !raw.isEmpty {
      if place == .quoted {
        giveUpQuote(&rows)
      } else {
        endRow(&rows)
      }
    }
    return rows
  }

  private mutating func step(_ byte: UInt8, _ rows: inout [Row]) {
    raw.append(byte)
    switch (place, byte) {
    case (.quoted, UInt8(ascii: "\"")): place = .afterQuote
    case (.quoted, _):
      field.append(byte)
      if byte == UInt8(ascii: "\n") { line += 1 }
    case (.afterQuote, UInt8(ascii: "\"")):
      field.append(byte)
      place = .quoted
    case (_, separator): endField()
    case (_, UInt8(ascii: "\n")):
      line += 1
      endRow(&rows)
    case (.fieldStart, UInt8(ascii: "\"")): place = .quoted
    case (_, UInt8(ascii: "\r")): field.append(byte)
    case (.afterQuote, _):
      wrong = "text after a closing quote; quotes inside a field are doubled"
      field.append(byte)
    case (.plain, UInt8(ascii: "\"")):
      wrong = "a quote inside a field without quotes; quote the field and double the quote"
    case (.fieldStart, _), (.plain, _):
      field.append(byte)
      place = .plain
    }
    if raw.count > Self.longestRow { giveUpQuote(&rows) }
  }

  private mutating func endField() {
    fields.append(Self.text(field))
    field.removeAll(keepingCapacity: true)
    place = .fieldStart
  }

  private mutating func endRow(_ rows: inout [Row]) {
    // CRLF: the carriage return belongs to the line end.
    if field.last == UInt8(ascii: "\r") { field.removeLast() }
    let isEmptyLine = fields.isEmpty && field.isEmpty && place != .afterQuote
    endField()
    if let wrong {
      rows.append(.refused(line: rowLine, reason: wrong))
    } else if !isEmptyLine {
      rows.append(.fields(fields, line: rowLine))
    }
    beginRow()
  }

  private mutating func beginRow() {
    fields.removeAll(keepingCapacity: true)
    field.removeAll(keepingCapacity: true)
    raw.removeAll(keepingCapacity: true)
    wrong = nil
    place = .fieldStart
    rowLine = line
  }

  /// Refuses the row and reads what followed its first line again.
  private mutating func giveUpQuote(_ rows: inout [Row]) {
    let isQuoted = place == .quoted || place == .afterQuote
    rows.append(
      .refused(
        line: rowLine,
        reason: isQuoted ? "a quote is opened and never closed" : "longer than \(Self.longestRow) bytes"))
    let rest = raw.firstIndex(of: UInt8(ascii: "\n")).map { Array(raw[($0 + 1)...]) } ?? []
    line = rowLine + (rest.isEmpty && raw.last != UInt8(ascii: "\n") ? 0 : 1)
    beginRow()
    for byte in rest { step(byte, &rows) }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
