import HubUnits

extension GeometryProof {
  /// The proof as a table, with the sums written out below it.
  var textLines: [String] {
    var lines = [
      "Geometry proof at \(UnitText.of(speed)) (nominal speed and 5 %), in mm from the belt's start:", "",
    ]
    lines += table
    lines.append("")
    lines += legend
    if !links.isEmpty {
      lines.append("")
      lines += linkLines
    }
    return lines
  }

  private var table: [String] {
    let head = [
      "lane", "", "diverter", "last decision", "from", "there are", "needed", "spare", "gap needed",
      "smallest gap", "",
    ]
    let body = rows.map { row in
      [
        String(row.laneNumber), row.laneName, down(row.position), down(row.lastDecision),
        "\(row.from) at \(down(row.scanPosition))" + (row.nextRound > .zero ? ", next round" : ""),
        down(row.available), up(row.needed), down(row.spare), up(row.gap.needed),
        row.smallestGap.map(down) ?? "?", verdict(of: row),
      ]
    }
    let widths = head.indices.map { column in ([head] + body).map { $0[column].count }.max() ?? 0 }
    return ([head] + body).map { cells in
      zip(cells, widths).enumerated().map { column, cell in
        padded(cell.0, to: cell.1, isText: Self.texts.contains(column))
      }
      .joined(separator: "  ").trimmingBlanksAtEnd()
    }
  }

  /// Columns that are read from the left.
  private static let texts: Set<Int> = [1, 4, 10]

  private func verdict(of row: GeometryRow) -> String {
    if !row.isInTime { return "TOO CLOSE" }
    return row.isGapKept ? "ok" : "GAP TOO SMALL"
  }

  /// Each different sum once, with the lanes it is for.
  private var legend: [String] {
    var lines: [String] = []
    var told: Set<[GeometryRow.Summand]> = []
    for row in rows where told.insert(row.summands).inserted {
      lines.append("needed from \(row.from): " + written(row.summands) + " = \(up(row.needed))")
    }
    for row in rows where told.insert(row.beforePosition).inserted {
      let total = row.beforePosition.reduce(Distance.zero) { $0 + $1.distance }
      lines.append(
        "diverter to last decision, \(lanes { $0.beforePosition == row.beforePosition }): "
          + written(row.beforePosition) + " = \(up(total))")
    }
    for row in rows where told.insert(row.gap.summands).inserted {
      let side = row.gap.isAhead ? "ahead" : "behind"
      lines.append(
        "gap \(side), \(lanes { $0.gap == row.gap }): " + written(row.gap.summands)
          + " = \(up(row.gap.needed))")
    }
    return lines
  }

  private func lanes(_ isMeant: (GeometryRow) -> Bool) -> String {
    "lanes " + LineReading.ranges(rows.filter(isMeant).map { Int($0.laneNumber) }.sorted())
  }

  private func written(_ summands: [GeometryRow.Summand]) -> String {
    summands.map { "\($0.what) \(up($0.distance))" }.joined(separator: " + ")
  }

  private func up(_ distance: Distance) -> String { String(UnitText.upToMillimetres(distance).dropLast(3)) }
  private func down(_ distance: Distance) -> String { String(UnitText.toMillimetres(distance).dropLast(3)) }

  private func padded(_ text: String, to width: Int, isText: Bool) -> String {
    let blanks = String(repeating: " ", count: width - text.count)
    return isText ? text + blanks : blanks + text
  }
}

extension String {
  fileprivate func trimmingBlanksAtEnd() -> String {
    String(reversed().drop(while: { $0 == " " }).reversed())
  }
}
