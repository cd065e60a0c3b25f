import Testing

@testable import HubDaemon

/// Random reads with a known share of good ones.
///
/// **Source**: SplitMix64, Steele, Lea and Flood 2014.
private struct RandomReads {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func isRead(_ share: Double) -> Bool {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) / Double(1 << 53) < share
  }
}

@Suite("How well a scanner reads")
struct ReadRateTests {
  /// Fifty parcels, so many of them unread, spread evenly.
  private func fifty(unread: Int, into rate: inout ReadRate) {
    for number in 0..<50 { rate.take(wasRead: (number * unread) / 50 == ((number + 1) * unread) / 50) }
  }

  private func seasoned(unreadInFifty: Int = 1) -> ReadRate {
    var rate = ReadRate()
    for _ in 0..<20 { fifty(unread: unreadInFifty, into: &rate) }
    return rate
  }

  @Test("what passed, what was read, the last hundred and each hundred's share of unread are counted")
  func counts() {
    var rate = seasoned()
    #expect(rate.passed == 1_000 && rate.read == 980)
    #expect(rate.recentPercent == 98)
    #expect(rate.unreadPercents == Array(repeating: 2.0, count: 10))
    for _ in 0..<4 { fifty(unread: 4, into: &rate) }
    #expect(rate.unreadPercents == Array(repeating: 2.0, count: 10) + [8, 8])
    #expect(rate.finding == nil, "six more than usual are not ten")
  }

  @Test("a fall of the read rate is found within a hundred parcels, and over only when half of it is mended")
  func falling() throws {
    var rate = seasoned()
    fifty(unread: 8, into: &rate)
    #expect(rate.finding == nil, "9 of the last 100")
    fifty(unread: 8, into: &rate)
    #expect(rate.finding == .falling, "16 of the last 100")
    // Better, but not well: what raised it is not enough to end it.
    fifty(unread: 4, into: &rate)
    fifty(unread: 5, into: &rate)
    #expect(rate.finding == .falling, "9 of the last 100: above half the margin")
    fifty(unread: 2, into: &rate)
    fifty(unread: 2, into: &rate)
    #expect(rate.finding == nil, "4 of the last 100")
    // From here the same 9 do not raise it anew.
    fifty(unread: 5, into: &rate)
    fifty(unread: 4, into: &rate)
    #expect(rate.finding == nil)
  }

  @Test("a slow decline over a shift is found, since usual is the best it did, not the last")
  func slowDecline() {
    var rate = seasoned()
    var raisedAt: Int?
    for unread in 1...12 {
      for _ in 0..<20 { fifty(unread: unread, into: &rate) }
      if rate.finding == .falling, raisedAt == nil { raisedAt = unread }
    }
    // 2 % unread is usual, 3.3 % with what chance does to five hundred: 13.3 of a hundred raise it.
    #expect(raisedAt == 7)
  }

  @Test("one that answers but never reads is found after twenty parcels, though nothing usual is known")
  func silent() {
    var rate = ReadRate()
    for _ in 0..<19 { rate.take(wasRead: false) }
    #expect(rate.finding == nil)
    rate.take(wasRead: false)
    #expect(rate.finding == .silent)
    for _ in 0..<9 { rate.take(wasRead: true) }
    #expect(rate.finding == .silent, "one good read is no proof")
    rate.take(wasRead: true)
    #expect(rate.finding == nil)
  }

  @Test("a scanner that was away starts anew: nothing is alarmed for what passed it, what is usual stays")
  func away() {
    var rate = seasoned()
    for _ in 0..<30 { rate.take(wasRead: false) }
    #expect(rate.finding == .silent)
    rate.startAnew()
    #expect(rate.finding == nil && rate.recentPercent == nil)
    #expect(rate.usualUnread != nil)
    fifty(unread: 10, into: &rate)
    #expect(rate.finding == nil, "fifty are no hundred")
    fifty(unread: 10, into: &rate)
    #expect(rate.finding == .falling)
  }

  @Test(
    "chance alone raises no alarm in 200,000 parcels, and a fall is found soon after it begins",
    arguments: [(0.995, 0.85), (0.98, 0.80), (0.90, 0.60), (0.50, 0.05)], [UInt64(1), 2, 3])
  func chance(shares: (usual: Double, fallen: Double), seed: UInt64) {
    var random = RandomReads(seed: seed)
    var rate = ReadRate()
    var alarms = 0
    for _ in 0..<200_000 {
      let before = rate.finding
      rate.take(wasRead: random.isRead(shares.usual))
      if rate.finding != nil, before == nil { alarms += 1 }
    }
    #expect(alarms == 0)
    var parcels = 0
    while rate.finding == nil, parcels < 1_000 {
      rate.take(wasRead: random.isRead(shares.fallen))
      parcels += 1
    }
    #expect(parcels <= 300)
  }
}
