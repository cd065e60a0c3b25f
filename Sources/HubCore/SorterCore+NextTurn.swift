import HubUnits

// When the crank must be turned again if nothing comes: idle cycles in between change nothing and can be left out.
//
// Between two inputs the belt's speed is what it was, so every belt position has its instant. All of them are taken a
// little early; a turn too many does no harm.
extension SorterCore {
  /// The latest instant by which the crank must turn again.
  mutating func nextTurn() -> MonotonicInstant {
    var next = min(nextHeartbeat, min(nextEyeJudgement, hotUntil))
    for i in plan.links.indices where links[i].isHeard {
      next = min(next, links[i].nextJudgement(plan: plan.links[i]))
    }
    if !laneDue.isEmpty { next = min(next, MonotonicInstant(nanoseconds: laneDue.earliest)) }
    for point in plan.inductions.indices {
      for i in waiting[point].scans.indices where waiting[point].scans[i].overAt == nil {
        next = min(next, waiting[point].scans[i].read.completed + plan.inductions[point].scanValidFor)
      }
    }
    if !parcels.due.isEmpty { next = min(next, instant(of: BeltPosition(micrometres: parcels.due.earliest))) }
    return next
  }

  /// When the belt will be at a place, at its present speed; never later than that.
  private mutating func instant(of place: BeltPosition) -> MonotonicInstant {
    if place <= here { return now }
    guard let time = belt.speed.time(for: place - here) else { return .distantFuture }
    // Positions are carried on in whole microseconds.
    return now + time - .microseconds(2)
  }

  /// Something is near: the crank is wanted when the belt gets there.
  mutating func stayAwake(until place: BeltPosition) { hotUntil = min(hotUntil, instant(of: place)) }

  /// A coil is on: the crank is wanted when it must go off.
  mutating func stayAwake(for release: DiverterRuntime.Release) {
    let ahead = belt.speed.travel(in: Limits.orderHorizon)
    stayAwake(until: release.belt - max(ahead, .zero))
    hotUntil = min(hotUntil, release.until - Limits.orderHorizon)
  }
}
