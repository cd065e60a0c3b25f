import Foundation
import HubSim

/// A report for people.
struct SwarmText {
  private let report: SwarmReport

  init(_ report: SwarmReport) { self.report = report }

  var text: String {
    var lines = [head, ""]
    lines += findings
    lines += ["", "ends by reason (journal rows)"]
    for (reason, count) in report.ends.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  " + right(count) + "  " + reason)
    }
    lines += confusion
    for found in report.found { lines += words(found) }
    lines += ["", verdict]
    return lines.joined(separator: "\n")
  }

  private var head: String {
    let rate = Int(report.parcelsPerSecond.rounded())
    let each = Int(report.parcelsPerSecondAndJob.rounded())
    let canary =
      report.canaryWasSent
      ? report.canaryCaughtAt.map { "the canary was caught at seed \($0)" } ?? "THE CANARY WAS NOT CAUGHT"
      : "no canary was sent"
    return "\(report.parcels) parcels, \(report.seeds) seeds, faults \(report.faults), "
      + String(format: "%.1f s", report.seconds)
      + "; \(rate) parcels/s on \(report.jobs) threads, \(each) each; "
      + String(format: "%.0f turns a parcel", report.turnsPerParcel) + "; \(canary)"
  }

  private var findings: [String] {
    var lines = ["must be 0"]
    for kind in report.failures { lines.append("  " + right(report.findings[kind] ?? 0) + "  " + kind) }
    lines.append("told apart: nothing on the line could know, or it was reported")
    for (kind, count) in report.findings.sorted(by: { $0.key < $1.key }) where !report.failures.contains(kind)
    {
      lines.append("  " + right(count) + "  " + kind)
    }
    lines += [
      "", "in the lane that the plan wants: " + share(report.asPlanned, report.parcels) + " of all parcels",
      "sorted to their destination: " + share(report.sorted, report.sortable)
        + " of readable, cleared parcels",
      "told with a true reason: " + share(report.explained, report.told) + " of inducted parcels",
    ]
    return lines
  }

  /// The cause of the plant beside the reason of the core; what the cause does not explain is marked.
  private var confusion: [String] {
    var lines = ["", "the plant's cause, and the reason given (! where the cause does not explain it)"]
    for cause in causes {
      let cells = report.confusion.filter { $0.cause == cause }.sorted { $0.parcels > $1.parcels }
      let words = cells.map { "\($0.reason) \($0.parcels)\($0.isTrue ? "" : "!")" }
      lines.append(
        "  " + cause + String(repeating: " ", count: max(1, 18 - cause.count)) + words.joined(separator: ", ")
      )
    }
    return lines
  }

  private var causes: [String] {
    var causes: [String] = []
    for cell in report.confusion where causes.last != cell.cause { causes.append(cell.cause) }
    return causes
  }

  private func words(_ found: SwarmReport.Found) -> [String] {
    ["", "seed \(found.seed): \(found.finding)", "  \(found.text)"] + found.faults.map { "  \($0)" } + [
      "  again: \(found.call)"
    ]
  }

  private var verdict: String {
    if report.canaryWasSent, report.canaryCaughtAt == nil {
      return "hub bug: the judges did not catch a core that matches by order of arrival"
    }
    return report.failedSeeds == 0
      ? "good: the judges found nothing" : "failed: the judges found something in \(report.failedSeeds) seeds"
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "0 of 0" }
    return String(format: "%.3f %%", 100 * Double(part) / Double(whole)) + " (\(part) of \(whole))"
  }

  private func right(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
