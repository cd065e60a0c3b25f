import HubUnits

/// Times of one round, for its percentiles: exact, sorted.
struct Samples {
  private var nanoseconds: [Int64] = []

  init(reserving count: Int = 0) { nanoseconds.reserveCapacity(count) }

  mutating func add(_ time: Nanoseconds) { nanoseconds.append(time.count) }
  mutating func add(_ others: Samples) { nanoseconds += others.nanoseconds }

  var count: Int { nanoseconds.count }

  /// The time that `perMille` of a thousand stay within. **Units**: microseconds.
  func percentile(_ perMille: Int) -> Double {
    guard !nanoseconds.isEmpty else { return 0 }
    let sorted = nanoseconds.sorted()
    return Double(sorted[min(sorted.count - 1, sorted.count * perMille / 1_000)]) / 1_000
  }
}
