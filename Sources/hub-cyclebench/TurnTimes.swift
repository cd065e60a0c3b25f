/// How long things took, each timed alone, the clock's own time in it. **Units**: nanoseconds.
struct TurnTimes {
  private var times: [UInt32] = []

  init(capacity: Int) { times.reserveCapacity(capacity) }

  var count: Int { times.count }

  mutating func add(_ nanoseconds: Int64) { times.append(UInt32(clamping: nanoseconds)) }

  mutating func removeAll() { times.removeAll(keepingCapacity: true) }

  /// p50, p99, p99.9 and the longest; zeros when there is none.
  func percentiles() -> TurnPercentiles {
    guard !times.isEmpty else { return TurnPercentiles(p50: 0, p99: 0, p999: 0, longest: 0) }
    let sorted = times.sorted()
    func at(_ perMille: Int) -> Int { Int(sorted[min(sorted.count - 1, sorted.count * perMille / 1_000)]) }
    return TurnPercentiles(p50: at(500), p99: at(990), p999: at(999), longest: Int(sorted[sorted.count - 1]))
  }
}
