import HubSim

/// A report as people read it.
struct ReportText {
  let report: WorldReport

  var text: String {
    var lines = [
      "", "line \(report.line), seed \(report.seed): \(report.parcels) parcels in \(one(report.seconds)) s",
    ]
    if !report.faults.asked.isEmpty {
      lines.append("faults: \(report.faults.asked.joined(separator: ", ")), \(report.faults.kills) kills")
    }
    lines += ["", "sorted per lane"]
    for lane in report.lanes where lane.parcels > 0 {
      lines.append(
        "  \(right(lane.number, 4))  \(left(lane.name, 24))\(left(lane.kind, 14))\(right(lane.parcels, 6))")
    }
    lines += ["", "how they ended, by the journal"]
    for (reason, count) in report.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  \(left(reason, 44))\(right(count, 6))")
    }
    if !report.missed.isEmpty {
      lines += ["", "cleared and readable, yet not in a lane of their group"]
      for (reason, count) in report.missed.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(left(reason, 44))\(right(count, 6))")
      }
    }
    lines += ["", "times and places"] + measures + ["", "must be zero"] + zeros
    lines += [
      "",
      "coils: \(report.coils.strokes) strokes, the longest \(one(report.coils.longestStroke)) ms, "
        + "\(report.coils.releasedByPLC) let go by the PLC",
    ]
    lines += ["daemon: \(report.daemonStop)", report.isGood ? "GOOD" : "NOT GOOD", ""]
    return lines.joined(separator: "\n")
  }

  private var measures: [String] {
    [
      head, row("scan to coil, by the journal (us)", report.scanToCoil),
      row("  of it: lookup (us)", report.lookup),
      row("  of it: planned to acknowledged (us)", report.plannedToAcknowledged),
      row("planned to coil, by the PLC (us)", report.plannedToCoil),
      row("bare libmodbus write beside it (us)", report.bareWrite),
      row("divert position, early + late - (mm)", report.divertPositionError),
      row("divert position error, either way (mm)", report.divertPositionErrorMagnitude),
    ]
  }

  private var zeros: [String] {
    var lines: [String] = []
    let coils = report.coils.beforeStop + report.coils.afterStop
    for (name, findings) in [
      ("wrong lanes", report.wrongLanes), ("held parcels in release lanes", report.heldInReleaseLanes),
      ("parcels unaccounted for", report.unaccounted), ("coils left energised", coils.map { "coil \($0)" }),
    ] {
      let told = report.journalCompared || name != "parcels unaccounted for"
      lines.append("  \(left(name, 44))\(right(told ? String(findings.count) : "?", 6))")
      // Twenty tell what is wrong; the JSON has all.
      for finding in findings.prefix(20) { lines.append("      \(finding)") }
    }
    if !report.journalCompared { lines.append("  the journal was not compared: name it with --journal") }
    if !report.rowsWithoutParcel.isEmpty {
      lines.append("  (\(report.rowsWithoutParcel.count) journal rows without a parcel: not judged)")
      for finding in report.rowsWithoutParcel.prefix(5) { lines.append("      \(finding)") }
    }
    return lines
  }

  private var head: String {
    "  \(left("", 40))\(right("n", 7))\(right("p50", 10))\(right("p99", 10))\(right("p99.9", 10))\(right("max", 10))"
  }

  private func row(_ name: String, _ values: Percentiles?) -> String {
    guard let values else { return "  \(left(name, 40))\(right("none", 7))" }
    let numbers = [values.p50, values.p99, values.p999, values.max].map { right(one($0), 10) }.joined()
    return "  \(left(name, 40))\(right(values.count, 7))\(numbers)"
  }

  /// One decimal.
  private func one(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
