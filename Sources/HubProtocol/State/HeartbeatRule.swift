/// When a PLC counts as alive: so many edges of its heartbeat within a time, both from the line's file.
public struct HeartbeatRule: Codable, Hashable, Sendable {
  public var edges: Int
  /// **Units**: microseconds.
  public var withinUs: Int

  public init(edges: Int, withinUs: Int) {
    self.edges = edges
    self.withinUs = withinUs
  }

  /// What is wrong when it is not kept.
  public var brokenWords: String {
    edges == 1 ? "the PLC's heartbeat stands still" : "fewer than \(shortWords) of the PLC's heartbeat"
  }

  /// `2 edges in 300 ms`.
  public var shortWords: String {
    let (whole, part) = withinUs.quotientAndRemainder(dividingBy: 1_000)
    let rest = part == 0 ? "" : "." + "\(1_000 + part)".dropFirst()
    return "\(edges) \(edges == 1 ? "edge" : "edges") in \(whole)\(rest) ms"
  }
}
