import HubUnits

// Points that need not be read at each poll.
//
// ```
// poll   0            1        2        3        4
//        fast, all    fast     fast, A  fast, B  fast      A and B slow: one a poll, the longest due first
//        slow ones
// ```
// A slow reading that fails costs the image like any other, and stays due: an input that cannot be read makes the
// link stale, not old in secret.

extension LinkWorker where Bus: ~Copyable {
  /// Which slow reading is made in this poll, if any is due.
  mutating func chooseSlowReading(_ now: MonotonicInstant) {
    slowTurn = nil
    var longestDue = Nanoseconds(-1)
    for rank in slowRead.indices {
      let due = now - (slowRead[rank] + pollPlan.slow[rank].every)
      guard due > longestDue else { continue }
      longestDue = due
      slowTurn = pollPlan.fast.count + rank
    }
  }

  /// Whether a reading belongs into the poll under way. After a connection was built all do.
  mutating func isWanted(_ step: Int) -> Bool {
    step < pollPlan.fast.count || isFirstImage || step == slowTurn
  }
}
