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
  ///
  /// It changes when two pairs of readings that have none in common say so, to the same side. A reading that waited on the
  /// wire is stamped wrong by up to half of that: one pair would be wrong by a part of the short span, five times that of
  /// the long one. Where readings are 20 ms apart and more, both pairs have one in common: it shifts them to opposite sides.
  func speed() -> BeltSpeed {
    let long = speed(from: spanStart, back: 0)
    guard shortStart > max(spanStart, written - count) else { return long }
    let short = speed(from: shortStart, back: 0)
    let before = speed(from: shortStart - 1, back: 1)
    // An eighth: twice what one pulse of 1 mm is of the short span at 2.5 m/s, and as much again.
    let grain = abs(long.micrometresPerSecond) / 8 + 50_000
    let apart = short.micrometresPerSecond - long.micrometresPerSecond
    let apartBefore = before.micrometresPerSecond - long.micrometresPerSecond
    return min(apart, apartBefore) > grain || max(apart, apartBefore) < -grain ? short : long
  }

  /// The speed between an entry and the one `age` steps back from the newest.
  private func speed(from start: Int, back age: Int) -> BeltSpeed {
    let (then, end) = (entries[start % Limits.beltHistory], entry(back: age))
    let microseconds = (end.at - then.at).count / 1_000
    guard microseconds > 0 else { return .zero }
    return BeltSpeed(
      micrometresPerSecond: (end.position - then.position).micrometres * 1_000_000 / microseconds)
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
    guard let age = ageBefore(instant) else { return nil }
    let before = entry(back: age)
    guard age > 0 else { return before.position + speed.travel(in: instant - before.at) }
    return interpolated(at: instant, from: before, to: entry(back: age - 1))
  }

  /// Whether the belt was read so near an instant that its place then is known.
  ///
  /// What it did between readings that are farther apart, or since the last one, is not in them.
  func isKnown(at instant: MonotonicInstant, within span: Nanoseconds) -> Bool {
    guard let age = ageBefore(instant) else { return false }
    return (age > 0 ? entry(back: age - 1).at : instant) - entry(back: age).at <= span
  }

  /// Where the belt may have been at an instant: between the readings around it, or after the last one as far as it
  /// can have run; nil before the oldest entry or without entries.
  func reach(at instant: MonotonicInstant, fastest: BeltSpeed) -> ClosedRange<BeltPosition>? {
    guard let age = ageBefore(instant) else { return nil }
    let before = entry(back: age)
    let furthest = before.position + fastest.travel(in: instant - before.at)
    let after = age > 0 ? entry(back: age - 1).position : furthest
    return min(before.position, after)...max(before.position, after)
  }

  /// How many steps back the last entry at or before an instant is.
  private func ageBefore(_ instant: MonotonicInstant) -> Int? {
    for age in 0..<count where entry(back: age).at <= instant { return age }
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
