/// The last samples of something, for percentiles.
///
/// **Shape**: at most `capacity`; the oldest is overwritten first.
struct Samples: Sendable {
  let capacity: Int
  private var samples: [Int64] = []
  private var next = 0

  init(capacity: Int) { self.capacity = capacity }

  mutating func append(_ sample: Int64) {
    if samples.count < capacity {
      samples.append(sample)
      return
    }
    samples[next] = sample
    next = (next + 1) % capacity
  }

  /// Nil while there are none.
  var spread: Spread? {
    guard !samples.isEmpty else { return nil }
    let sorted = samples.sorted()
    func rank(_ perMille: Int) -> Int64 {
      // Nearest rank: the smallest sample that so many per mille are not above.
      sorted[max(0, (sorted.count * perMille + 999) / 1_000 - 1)]
    }
    return Spread(
      count: sorted.count, p50: rank(500), p99: rank(990), p999: rank(999), max: sorted[sorted.count - 1])
  }
}
