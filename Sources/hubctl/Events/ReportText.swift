import HubProtocol
import HubUnits

/// A report as tables.
struct ReportText {
  let report: LineReport

  var lines: [String] {
    var lines = [
      "\(report.line), \(report.since.text) to \(report.until.text)",
      "\(report.inducted) inducted, \(report.onBelt) on the belt, \(total) ended", "",
    ]
    lines += TextTable(heading: ["reason", "parcels", "share"], rows: reasonRows, right: [1, 2]).lines
    lines += [""] + TextTable(heading: ["lane", "name", "parcels"], rows: laneRows, right: [0, 2]).lines
    if !report.spreads.isEmpty {
      lines +=
        [""]
        + TextTable(
          heading: ["measured", "count", "p50", "p99", "p99.9", "most", "unit"], rows: spreadRows,
          right: [1, 2, 3, 4, 5]
        ).lines
    }
    return lines
  }

  private var total: Int { report.ends.reduce(0) { $0 + $1.count } }

  private var reasonRows: [[String]] {
    report.ends.sorted { $0.count > $1.count }.map { end in
      let share = Double(end.count) * 100 / Double(max(total, 1))
      return [end.reason.value.word, "\(end.count)", StoryText.fixed(share, 1) + " %"]
    }
  }

  private var laneRows: [[String]] {
    report.lanes.sorted { $0.number < $1.number }.map { ["\($0.number)", $0.name, "\($0.count)"] }
  }

  private var spreadRows: [[String]] {
    report.spreads.map { spread in
      // People read ms and mm; the wire carries µs and µm.
      let unit = spread.unit == "us" ? "ms" : spread.unit == "um" ? "mm" : spread.unit
      let scale = unit == spread.unit ? 1.0 : 1_000.0
      let values = [spread.p50, spread.p99, spread.p999, spread.max]
      return [spread.name, "\(spread.count)"] + values.map { StoryText.fixed(Double($0) / scale, 3) } + [unit]
    }
  }
}
