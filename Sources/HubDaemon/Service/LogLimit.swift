import HubUnits

/// Lets a few log lines about one thing through, then one in ten seconds, which says how many it stands for.
///
/// A link that comes and goes must not fill the log that should explain it.
struct LogLimit {
  private struct Told {
    var since: MonotonicInstant
    var count = 0
    var swallowed = 0
  }

  /// **Source**: ten seconds are what a person reads a line in; four lines are two comings and goings.
  private static var period: Nanoseconds { .seconds(10) }
  private static var free: Int { 4 }

  private var told: [String: Told] = [:]

  /// Whether to log: nil for no, else what to add to the line: nothing, or how many lines were swallowed before it.
  mutating func allow(_ subject: String, at now: MonotonicInstant) -> String? {
    var entry = told[subject] ?? Told(since: now)
    var addition = ""
    if now - entry.since >= Self.period {
      if entry.swallowed > 0 { addition = " (\(entry.swallowed) such changes were not logged)" }
      entry = Told(since: now)
    }
    entry.count += 1
    guard entry.count <= Self.free else {
      entry.swallowed += 1
      told[subject] = entry
      return nil
    }
    told[subject] = entry
    return addition
  }
}
