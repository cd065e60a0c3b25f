import HubProtocol

/// A diagnosis as text: each line a fact with its verdict, under it what to do.
struct DiagText {
  let checks: [HealthCheck]
  let look: TerminalLook

  /// The worst that was found.
  var worst: HealthCheck.Verdict {
    if checks.contains(where: { $0.verdict == .bad }) { return .bad }
    return checks.contains { $0.verdict == .warn } ? .warn : .ok
  }

  var lines: [String] {
    let width = checks.map { Canvas.columns(of: Self.subject($0)) }.max() ?? 0
    var lines: [String] = []
    for check in checks {
      let subject = Self.subject(check)
      let blanks = String(repeating: " ", count: width - Canvas.columns(of: subject))
      lines.append(inked(Self.mark(check.verdict), check.verdict) + "  \(subject)\(blanks)  \(check.fact)")
      if let next = check.next {
        lines.append(String(repeating: " ", count: 4 + 2 + width + 2) + "→ " + next)
      }
    }
    return lines.map(fitted) + ["", summary]
  }

  private static func subject(_ check: HealthCheck) -> String {
    let area = check.area.rawValue
    return area == check.subject || check.subject.hasPrefix(area) ? check.subject : "\(area) \(check.subject)"
  }

  private static func mark(_ verdict: HealthCheck.Verdict) -> String {
    switch verdict {
    case .ok: "ok  "
    case .warn: "WARN"
    case .bad: "BAD "
    }
  }

  private func inked(_ text: String, _ verdict: HealthCheck.Verdict) -> String {
    guard look.colours else { return text }
    let ink: Ink =
      switch verdict {
      case .ok: .good
      case .warn: .warn
      case .bad: .bad
      }
    return ink.sequence + text + Ink.plain.sequence
  }

  private func fitted(_ line: String) -> String { look.asciiOnly ? line.replacing("→", with: ">") : line }

  private var summary: String {
    let bad = checks.count { $0.verdict == .bad }
    let warnings = checks.count { $0.verdict == .warn }
    switch (bad, warnings) {
    case (0, 0): return "all is well: \(checks.count) checks"
    case (0, _): return "\(warnings) to look at when there is time, nothing stops the line"
    default: return "\(bad) to repair, \(warnings) to look at; begin with the first BAD"
    }
  }
}
