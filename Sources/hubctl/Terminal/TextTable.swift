/// Rows of text under a heading, each column as wide as its widest cell.
struct TextTable {
  let heading: [String]
  let rows: [[String]]
  /// The columns that stand at the right, numbers above all.
  var right: Set<Int> = []

  var lines: [String] {
    let widths = heading.indices.map { column in
      ([heading] + rows).map { Canvas.columns(of: $0[column]) }.max() ?? 0
    }
    return ([heading] + rows).map { row in
      let cells = row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - Canvas.columns(of: text))
        return right.contains(column) ? blanks + text : text + blanks
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }
}
