import HubUnits

/// One link while the line runs, as its images tell.
struct LinkRuntime: BitwiseCopyable {
  var condition: LinkCondition = .silent
  var lastImage: MonotonicInstant = .distantPast
  /// The inputs as they were last, and those of them that have changed and not settled.
  var bits = InputBits()
  var settling = InputBits()
  private var isArmed = true
  private var heartbeat: UInt16?
  private var edges = HeartbeatEdges()

  /// Takes an image's stamp and heartbeat; alive is judged by edges, not by values.
  ///
  /// Edges are the PLC's program's, not the connection's: a new connection forgets none, and what changed while nobody
  /// looked is one edge. A program that stopped meanwhile is found by the age of the others, or of this one.
  mutating func take(_ image: InputImage) {
    lastImage = image.taken
    isArmed = image.isArmed
    if let last = heartbeat, last != image.heartbeat { edges.add(image.taken) }
    heartbeat = image.heartbeat
  }

  /// Whether it was there and is not now.
  var isOut: Bool {
    switch condition {
    case .silent, .good: return false
    case .stale, .heartbeatLost, .notArmed: return true
    }
  }

  /// Whether images come, so that one may be missed.
  var isHeard: Bool {
    switch condition {
    case .silent, .stale, .heartbeatLost: return false
    case .good, .notArmed: return true
    }
  }

  /// The condition at an instant.
  func judged(at now: MonotonicInstant, plan: LinkPlan) -> LinkCondition {
    if lastImage == .distantPast { return .silent }
    if now - lastImage > plan.staleAfter { return .stale }
    if plan.theirStaleAfter > .zero, now - edges.last(plan.theirEdges) > plan.theirStaleAfter {
      return .heartbeatLost
    }
    return isArmed ? .good : .notArmed
  }

  /// When the condition may change by time alone.
  func nextJudgement(plan: LinkPlan) -> MonotonicInstant {
    let stale = lastImage + plan.staleAfter
    guard plan.theirStaleAfter > .zero else { return stale }
    return min(stale, edges.last(plan.theirEdges) + plan.theirStaleAfter)
  }
}
