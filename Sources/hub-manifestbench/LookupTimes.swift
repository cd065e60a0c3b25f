import Glibc

/// How long lookups took, each timed alone.
///
/// Each lookup stands between two readings of the clock, so p99 is that of single lookups, not of averages, and a
/// lookup cannot begin before the one before it has ended. The clock's own time is in it, told beside it and not
/// taken off. The key is fetched from memory before, as a label is that was just scanned.
struct LookupTimes {
  private(set) var p50 = 0
  private(set) var p99 = 0
  private(set) var p999 = 0
  private(set) var found = 0
  /// Only there so that fetching a key is not optimised away.
  private(set) var fetched = 0

  /// Times a lookup of each key.
  ///
  /// - Parameter fetch: reads all of a key.
  static func measure<Key>(
    _ keys: [Key], fetch: (Key) -> Int, _ isFound: (Key) throws -> Bool
  ) rethrows -> LookupTimes {
    var nanoseconds: [UInt32] = []
    nanoseconds.reserveCapacity(keys.count)
    var times = LookupTimes()
    for key in keys {
      times.fetched &+= fetch(key)
      let before = now()
      let hit = try isFound(key)
      nanoseconds.append(UInt32(clamping: now() - before))
      if hit { times.found += 1 }
    }
    nanoseconds.sort()
    func percentile(_ perMille: Int) -> Int {
      Int(nanoseconds[min(nanoseconds.count - 1, nanoseconds.count * perMille / 1_000)])
    }
    times.p50 = percentile(500)
    times.p99 = percentile(990)
    times.p999 = percentile(999)
    return times
  }

  private static func now() -> Int64 {
    var time = timespec()
    // Safe: the kernel writes one timespec; the monotonic clock is always there.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
