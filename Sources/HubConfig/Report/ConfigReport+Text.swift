import HubCore
import HubUnits

extension ConfigReport {
  /// The report as a technician reads it in a terminal: the geometry proof per lane, then the problems.
  ///
  /// **Shape**: lines of text without a final newline.
  public var text: String {
    var lines = geometry.map { $0.textLines + [""] } ?? []
    // Last what is to be done: on a small screen the proof scrolls away, not the problem.
    lines += problems.map(\.description)
    lines.append(verdict)
    return lines.joined(separator: "\n")
  }

  /// One line: what the file is worth, and what to do.
  public var verdict: String {
    guard let line else {
      let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
      return
        "\(file): \(count); a line does not start with this file. Mend what is named above and check again."
    }
    let plan = line.corePlan
    let counts = [
      Self.counted(plan.lanes.count, "lane"), Self.counted(plan.eyes.count, "eye"),
      Self.counted(line.scanners.count, "scanner"), Self.counted(line.links.count, "link"),
      Self.counted(plan.rules.count, "rule"),
    ]
    return "\(file): good. Line '\(line.name)', \(counts.joined(separator: ", ")), plan \(line.planVersion)."
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
