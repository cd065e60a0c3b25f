import HubUnits

/// Where the belt was when: one entry an image, the oldest overwritten.
///
/// **Shape**: `Limits.beltHistory` entries.
struct BeltHistory: ~Copyable {
  struct Entry: BitwiseCopyable {
    var at: MonotonicInstant
    var position: BeltPosition
  }

  private var entries: FixedList<Entry>
  /// Entries ever written; the newest is at `(written - 1) % capacity`.
  private var written: Int
  /// The newest entries that are at least `BeltTracker.speedSpan` and `shortSpan` old, by number.
  private var spanStart = 0
  private var shortStart = 0

  init(in region: inout MemoryRegion) {
    entries = FixedList(
      in: &region, repeating: Entry(at: .distantPast, position: .zero), count: Limits.beltHistory)
    written = 0
  }

  static var memoryBytes: Int { MemoryRegion.bytes(for: Limits.beltHistory, Entry.self) }

  var count: Int { min(written, Limits.beltHistory) }

  mutating func append(_ entry: Entry) {
    entries[written % Limits.beltHistory] = entry
    written += 1
    spanStart = advanced(spanStart, to: entry.at - BeltTracker.speedSpan)
    shortStart = advanced(shortStart, to: entry.at - BeltTracker.shortSpan)
  }

  mutating func removeAll() {
    written = 0
    spanStart = 0
    shortStart = 0
  }

  /// The belt's speed now: over the long span while it is steady, over the short one while it changes.
  func speed() -> BeltSpeed {
    let long = speed(since: spanStart)
    let short = speed(since: shortStart)
    let apart = abs(short.micrometresPerSecond - long.micrometresPerSecond)
    // An eighth: twice what one pulse of 1 mm is of the short span at 2.5 m/s, and as much again.
    return apart > abs(long.micrometresPerSecond) / 8 + 50_000 ? short : long
  }

  private func speed(since start: Int) -> BeltSpeed {
    let (then, newest) = (entries[start % Limits.beltHistory], entry(back: 0))
    let microseconds = (newest.at - then.at).count / 1_000
    guard microseconds > 0 else { return .zero }
    return BeltSpeed(
      micrometresPerSecond: (newest.position - then.position).micrometres * 1_000_000 / microseconds)
  }

  private func advanced(_ start: Int, to instant: MonotonicInstant) -> Int {
    var start = max(start, written - count)
    while start + 1 < written - 1, entries[(start + 1) % Limits.beltHistory].at <= instant { start += 1 }
    return start
  }

  /// The entry `age` steps back from the newest. **Precondition**: `age < count`.
  func entry(back age: Int) -> Entry { entries[(written - 1 - age) % Limits.beltHistory] }

  /// Where the belt was at an instant, interpolated; nil before the oldest entry or without entries.
  ///
  /// Instants after the newest entry are carried on at `speed`.
  func position(at instant: MonotonicInstant, speed: BeltSpeed) -> BeltPosition? {
    guard count > 0 else { return nil }
    let newest = entry(back: 0)
    if instant >= newest.at { return newest.position + speed.travel(in: instant - newest.at) }
    var after = newest
    for age in 1..<max(count, 1) {
      let before = entry(back: age)
      if before.at <= instant { return interpolated(at: instant, from: before, to: after) }
      after = before
    }
    return nil
  }

  private func interpolated(at instant: MonotonicInstant, from a: Entry, to b: Entry) -> BeltPosition {
    // Microseconds: a gap of hours times metres of travel still fits 64 bits.
    let span = (b.at - a.at).count / 1_000
    guard span > 0 else { return a.position }
    let part = (instant - a.at).count / 1_000
    return a.position + Distance(micrometres: (b.position - a.position).micrometres * part / span)
  }
}
