import HubUnits

/// One link while the line runs, as its images tell.
struct LinkRuntime: BitwiseCopyable {
  var condition: LinkCondition = .silent
  var lastImage: MonotonicInstant = .distantPast
  private var heartbeat: UInt16?
  private var heartbeatMoved: MonotonicInstant = .distantPast

  /// Takes an image's stamp and heartbeat; alive is judged by edges, not by values.
  mutating func take(_ image: InputImage) {
    lastImage = image.taken
    if let last = heartbeat, last != image.heartbeat { heartbeatMoved = image.taken }
    heartbeat = image.heartbeat
  }

  /// The condition at an instant.
  func judged(at now: MonotonicInstant, plan: LinkPlan) -> LinkCondition {
    if lastImage == .distantPast { return .silent }
    if now - lastImage > plan.staleAfter { return .stale }
    if plan.theirStaleAfter > .zero, now - heartbeatMoved > plan.theirStaleAfter { return .heartbeatLost }
    return .good
  }
}
