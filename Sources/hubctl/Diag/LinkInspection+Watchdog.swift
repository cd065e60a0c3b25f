import HubDevices
import HubProtocol
import HubUnits

extension LinkInspection {
  /// Whether the device would let its outputs go by itself; nil when the file asks for nothing, or nothing was read.
  var watchdog: HealthCheck? {
    guard facts.error == nil else { return nil }
    if let trouble = LinkTrouble.watchdog(facts.watchdog, of: link) {
      return HealthCheck(
        area: .link, subject: link.name, fact: trouble.fact, verdict: trouble.isBad ? .bad : .warn,
        next: trouble.next)
    }
    guard case .armed(let time) = facts.watchdog else { return nil }
    return HealthCheck(
      area: .link, subject: link.name,
      fact: "the I/O watchdog of \(link.guarding.device.name) is armed: it lets go after "
        + "\(time.wholeMilliseconds) ms" + (link.guarding.doubt.map { "; \($0)" } ?? ""), verdict: .ok)
  }
}
