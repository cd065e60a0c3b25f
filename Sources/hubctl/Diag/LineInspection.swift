import HubConfig
import HubDevices
import HubProtocol
import HubUnits

/// A look at everything a line needs, with the daemon stopped. Reads, and never drives an output.
struct LineInspection {
  let file: String

  var checks: [HealthCheck] {
    do throws(ConfigRefusal) {
      let line = try LineDescription.load(path: file)
      return [goodConfiguration(line)] + links(of: line) + usb(of: line)
        + MachineInspection(journalDirectory: line.journalDirectory, realtime: line.realtime.rawValue).checks
    } catch {
      return badConfiguration(error)
        + MachineInspection(journalDirectory: "/var/lib/hubd", realtime: "preferred").checks
    }
  }

  private func goodConfiguration(_ line: LineDescription) -> HealthCheck {
    HealthCheck(
      area: .configuration, subject: "configuration",
      fact:
        "\(file): line \(line.name), plan \(line.planVersion), \(line.laneNames.count) lanes, geometry proved",
      verdict: .ok)
  }

  /// Problems shown here; `hubctl config check` tells all.
  private static let problemsShown = 3

  private func badConfiguration(_ refusal: ConfigRefusal) -> [HealthCheck] {
    let shown = refusal.problems.prefix(Self.problemsShown).map { problem in
      HealthCheck(
        area: .configuration, subject: "configuration", fact: "\(problem)", verdict: .bad,
        next: "`hubctl config check \(file)` tells all \(refusal.problems.count)")
    }
    return shown
  }

  private func links(of line: LineDescription) -> [HealthCheck] {
    line.links.enumerated().flatMap { index, link in
      LinkInspection(
        link: link, facts: LinkProbe.facts(of: link), eyes: line.eyes(on: LinkIndex(index)),
        proof: line.geometry.links[index]
      )
      .checks
    }
  }

  private func usb(of line: LineDescription) -> [HealthCheck] {
    USBProbe.findings(for: line.scanners).map { finding in
      let verdict: HealthCheck.Verdict =
        switch finding.verdict {
        case .good: .ok
        case .warning: .warn
        case .bad: .bad
        }
      return HealthCheck(
        area: .usb, subject: finding.subject, fact: finding.fact, verdict: verdict, next: finding.next)
    }
  }
}
