import HubCore
import HubMocks
import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("The instant at which a PLC fired is where the belt was at the count it reports")
struct MailboxInstantTests {
  private static let start = MonotonicInstant(nanoseconds: 50_000_000_000)

  /// When a counter at a constant speed comes to a value: 0 at the start.
  private func reached(_ count: Int64, _ speed: Int64) -> MonotonicInstant {
    Self.start + Nanoseconds(count * 1_000_000_000 / speed)
  }

  private func apart(_ one: MonotonicInstant, _ other: MonotonicInstant) -> Nanoseconds {
    max(one, other) - min(one, other)
  }

  @Test(
    "At a constant speed each count between the readings is right to within a count, and so is one just behind the last",
    arguments: [1_733, 500, 20_000])
  func constant(speed: Int64) {
    var belt = MailboxBelt()
    // Uneven readings, as polls are: 7 to 13 ms apart.
    var at = Self.start
    var first: Int64?
    var last: Int64 = 0
    for n in 0..<60 {
      at = at + .milliseconds(Int64(7 + n * 5 % 7))
      last = (at - Self.start).count * speed / 1_000_000_000
      belt.note(UInt32(last) & 0xFFFF, taken: at)
      if n == 44 { first = last }
    }
    let oneCount = Nanoseconds(1_000_000_000 / speed + 1)
    let now = at + .milliseconds(10)
    func off(_ count: Int64) -> Nanoseconds {
      apart(belt.instant(of: UInt32(count) & 0xFFFF, bits: 16, now: now), reached(count, speed))
    }
    let between = (first ?? last) + 1...last
    #expect(between.count > speed / 10 && between.filter { off($0) > oneCount }.isEmpty)
    // A tenth more: the speed is known to a count in some 150 ms, and 10 ms are gone on with.
    let behind = last + 1...last + speed / 100
    #expect(behind.filter { off($0) > oneCount * 11 / 10 }.isEmpty)
  }

  @Test(
    "A belt that has come to a stand since does not shift what was fired before, nor does one that stood before"
  )
  func stop() {
    var belt = MailboxBelt()
    let counts: [UInt32] = [1_000, 1_000, 1_015, 1_030, 1_045, 1_046, 1_046, 1_046]
    for (n, count) in counts.enumerated() {
      belt.note(count, taken: Self.start + .milliseconds(Int64(n) * 10))
    }
    let now = Self.start + .milliseconds(75)
    // 15 counts in 10 ms from 10 to 40 ms; then one in 10 ms; then none.
    #expect(belt.instant(of: 1_018, bits: 32, now: now) == Self.start + .milliseconds(22))
    #expect(belt.instant(of: 1_045, bits: 32, now: now) == Self.start + .milliseconds(40))
    #expect(
      belt.instant(of: 1_046, bits: 32, now: now) == Self.start + .milliseconds(50), "where it came to it")
    #expect(belt.instant(of: 1_015, bits: 32, now: now) == Self.start + .milliseconds(20))
  }

  @Test("Ordered at a constant speed, fired at its count: told at the planned instant, to within a count")
  func whole() {
    var mailbox = MailboxBench(MailboxLayout(releasedAfter: .seconds(10)))
    mailbox.bench.run(for: .milliseconds(500))
    var planned: [OrderNumber: MonotonicInstant] = [:]
    for n in 0..<40 {
      // A count is 400 µs; the planned instant is the one at which the counter comes to it.
      let at = MonotonicInstant(
        nanoseconds: (mailbox.bench.now.nanoseconds / 400_000 + 700 + Int64(n)) * 400_000)
      planned[mailbox.order(lane: UInt16(n % 24), in: at - mailbox.bench.now)] = at
      mailbox.bench.run(for: .microseconds(23_300))
    }
    mailbox.bench.run(for: .milliseconds(500))
    let told = mailbox.bench.takeOutcomes()
    #expect(told.count == 40)
    for outcome in told {
      let at = planned[outcome.number] ?? .distantPast
      #expect(outcome.result == .written && outcome.planned == at)
      // And the stamp of a reading is in the middle of its 200 µs.
      #expect(apart(outcome.acknowledged, at) <= .microseconds(400 + 100))
    }
  }
}
