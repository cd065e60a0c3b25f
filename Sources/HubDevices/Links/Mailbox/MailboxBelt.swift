import HubUnits

/// The last readings of the counter that the PLC fires by: what the instant of a count is computed from.
///
/// **Shape**: 16 readings; one a poll, so 160 ms at 10 ms: longer than a report waits for its place.
struct MailboxBelt {
  private struct Reading: BitwiseCopyable {
    var count: UInt32
    var taken: MonotonicInstant
  }

  private var readings = BoundedList<16, Reading>(filler: Reading(count: 0, taken: .distantPast))

  /// Takes a reading; again the same one does nothing.
  mutating func note(_ count: UInt32, taken: MonotonicInstant) {
    if let newest, newest.taken >= taken { return }
    if readings.isFull { readings.remove(at: 0) }
    readings.append(Reading(count: count, taken: taken))
  }

  mutating func forget() { readings.removeAll() }

  /// When the counter came to a value, not more than a second ago and not later than now.
  ///
  /// Between the two readings that have it between them, as the belt ran then: it may have been slower since, or stand.
  /// Outside of all readings, as it ran on the whole.
  ///
  /// - Parameter bits: of the counter.
  func instant(of count: UInt32, bits: UInt8, now: MonotonicInstant) -> MonotonicInstant {
    guard let newest, let oldest = readings.indices.first.map({ readings[$0] }) else { return now }
    for rank in readings.indices.reversed() where rank > 0 {
      let (before, after) = (readings[rank - 1], readings[rank])
      let left = Self.difference(after.count, count, bits)
      guard left >= 0, left < Self.difference(after.count, before.count, bits) else { continue }
      return limited(Self.instant(of: count, from: before, to: after, bits) ?? now, now)
    }
    return limited(Self.instant(of: count, from: oldest, to: newest, bits) ?? now, now)
  }

  private var newest: Reading? { readings.isEmpty ? nil : readings[readings.count - 1] }

  private func limited(_ instant: MonotonicInstant, _ now: MonotonicInstant) -> MonotonicInstant {
    min(max(instant, now - .seconds(1)), now)
  }

  /// On the straight line through two readings; nil when the belt did not go on between them.
  private static func instant(of count: UInt32, from before: Reading, to after: Reading, _ bits: UInt8)
    -> MonotonicInstant?
  {
    let moved = difference(after.count, before.count, bits)
    guard moved > 0 else { return nil }
    return after.taken - (after.taken - before.taken) * difference(after.count, count, bits) / moved
  }

  /// How far one value is past another, the shorter way round.
  private static func difference(_ one: UInt32, _ other: UInt32, _ bits: UInt8) -> Int64 {
    let range: Int64 = 1 << Int64(bits)
    let past = (Int64(one) - Int64(other)) & (range - 1)
    return past < range / 2 ? past : past - range
  }
}
