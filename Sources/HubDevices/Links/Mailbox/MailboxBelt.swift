import HubUnits

/// Two readings of the counter that the PLC fires by: what the instant of a count is computed from.
struct MailboxBelt {
  private var before: (count: UInt32, taken: MonotonicInstant)?
  private var last: (count: UInt32, taken: MonotonicInstant)?

  mutating func note(_ count: UInt32, taken: MonotonicInstant) {
    guard taken != last?.taken else { return }
    before = last
    last = (count, taken)
  }

  mutating func forget() {
    before = nil
    last = nil
  }

  /// When the counter stood at a value, not more than a second ago and not later than now.
  ///
  /// - Parameter bits: of the counter.
  func instant(of count: UInt32, bits: UInt8, now: MonotonicInstant) -> MonotonicInstant {
    guard let before, let last else { return now }
    let moved = Self.difference(last.count, before.count, bits)
    guard moved > 0 else { return now }
    let ago = (last.taken - before.taken) * Self.difference(last.count, count, bits) / moved
    return min(max(last.taken - ago, now - .seconds(1)), now)
  }

  /// How far one value is past another, the shorter way round.
  private static func difference(_ one: UInt32, _ other: UInt32, _ bits: UInt8) -> Int64 {
    let range: Int64 = 1 << Int64(bits)
    let past = (Int64(one) - Int64(other)) & (range - 1)
    return past < range / 2 ? past : past - range
  }
}
