import HubDevices
import HubProtocol
import HubUnits

extension LineService {
  /// What is to be said of a link's outputs although the link answers.
  func findings(of link: LinkHandle) -> [LinkFinding] {
    let status = link.status
    // A link that is down says so itself; what its watchdog was then is old.
    guard status.state == .up else { return [] }
    let troubles = [
      LinkTrouble.watchdog(status.watchdog, of: link.description),
      LinkTrouble.disobedience(status, of: link.description),
      LinkTrouble.mailbox(status, of: link.description),
    ]
    return troubles.compactMap { $0 }.map { LinkFinding(fact: $0.fact, next: $0.next, isBad: $0.isBad) }
  }

  /// The alarms of what is bad about links' outputs.
  static func alarms(_ link: LinkView) -> [(subject: String, text: String)] {
    link.findings.filter(\.isBad).enumerated().map { index, finding in
      (
        "outputs of link \(link.name)\(index == 0 ? "" : " (\(index + 1))")",
        "\(finding.fact): \(finding.next)"
      )
    }
  }
}
