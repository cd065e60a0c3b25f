import HubConfig
import HubDevices
import HubProtocol
import HubUnits

extension LinkInspection {
  /// Whether two exchanges as long as the longest one seen fit into the time a lane allows for a write: the one that
  /// is under way, and the order's own.
  static func writeCheck(of name: String, longest: Nanoseconds, write: Nanoseconds) -> HealthCheck? {
    guard longest * 2 > write else { return nil }
    let needed = StoryText.fixed(Double(longest.count) / 500_000, 1)
    return HealthCheck(
      area: .link, subject: name,
      fact:
        "config: an order may wait for one exchange and then take one, \(needed) ms as measured; 'write' allows "
        + "\(write.wholeMilliseconds) ms",
      verdict: .warn,
      next: "a longer diverter.write (`hubctl config check` says if the belt allows it), or a quicker device")
  }

  var write: HealthCheck? {
    guard let write = proof?.write, let longest = facts.longestRoundTrip else { return nil }
    return Self.writeCheck(of: link.name, longest: longest, write: write)
  }
}
