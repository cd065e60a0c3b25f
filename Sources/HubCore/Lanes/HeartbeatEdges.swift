import HubUnits

/// When a PLC's heartbeat changed, as many changes back as a link may ask for.
///
/// **Shape**: a ring of `Limits.heartbeatEdges`; what has not come yet lies in the distant past.
struct HeartbeatEdges: BitwiseCopyable {
  private var instants = InlineArray<8, MonotonicInstant>(repeating: .distantPast)
  private var next = 0

  mutating func add(_ instant: MonotonicInstant) {
    instants[next] = instant
    next = (next + 1) % Limits.heartbeatEdges
  }

  /// The last edge but `count - 1`: since then so many have come.
  ///
  /// **Precondition**: from 1 to `Limits.heartbeatEdges`.
  func last(_ count: Int) -> MonotonicInstant {
    precondition((1...Limits.heartbeatEdges).contains(count), "hub bug: a link wants edges nobody remembers")
    return instants[(next + Limits.heartbeatEdges - count) % Limits.heartbeatEdges]
  }
}
