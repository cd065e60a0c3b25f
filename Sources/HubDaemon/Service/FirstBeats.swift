import HubCore
import HubUnits

/// Which links have ever been alive since the start: a PLC that has not beaten yet is not lost before its time is up.
///
/// ```
///  first image      stale_after later
///  |<- not told yet ->| heartbeatLost is told, if the PLC was never alive
///        good | heartbeatLost is told at once from here on
/// ```
struct FirstBeats {
  enum Verdict: Equatable {
    case tell
    /// Ask `isStillLost` then.
    case wait(until: MonotonicInstant)
  }

  private var alive: Set<String> = []
  private var lost: Set<String> = []
  private var firstLost: [String: MonotonicInstant] = [:]

  /// Whether a link's new condition is told now.
  ///
  /// - Parameter time: in which its PLC must beat, `stale_after` of its heartbeat.
  mutating func hear(
    _ condition: LinkCondition, of link: String, at now: MonotonicInstant, within time: Nanoseconds
  ) -> Verdict {
    lost.remove(link)
    switch condition {
    case .good, .notArmed: alive.insert(link)
    case .silent, .stale: break
    case .heartbeatLost:
      lost.insert(link)
      guard !alive.contains(link) else { return .tell }
      let first = firstLost[link] ?? now
      firstLost[link] = first
      return now - first < time ? .wait(until: first + time) : .tell
    }
    return .tell
  }

  func isStillLost(_ link: String) -> Bool { lost.contains(link) && !alive.contains(link) }
}
