import HubCore
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("Where a mailbox's numbers end and begin again")
struct MailboxWrapTests {
  /// A link's worker on the test's own thread, so that its numbers can be set.
  private struct Bench: ~Copyable {
    let line: MailboxLine
    let status: SnapshotCell<LinkStatus>
    var worker: LinkWorker<ModbusLink, KernelClock>

    init(_ plc: MailboxPLC) {
      line = MailboxLine(plc, speed: 5_000)
      status = SnapshotCell(LinkStatus())
      let settings = line.settings()
      worker = LinkWorker(
        settings, bus: ModbusLink(to: settings.endpoint), clock: KernelClock(), ports: line.ports(),
        status: status.makeWriter())
    }

    mutating func run(_ what: String, until isSo: (borrowing Self) -> Bool) throws {
      let patience = HubRealtime.MonotonicClock.now() + .seconds(20)
      while !isSo(self) {
        try #require(HubRealtime.MonotonicClock.now() < patience, "never came: \(what)")
        line.turn()
        HubRealtime.MonotonicClock.sleep(until: worker.turn())
      }
    }
  }

  @Test("Sequences go from 65535 to 1, reports from 65535 to 0, and every order is fired and told once")
  func wrap() throws {
    var layout = MailboxLayout(slots: 3, releasedAfter: .seconds(10))
    layout.reportedBefore = 65_500
    let plc = try MailboxPLC(layout, speed: 5_000)
    defer { plc.stop() }
    var bench = Bench(plc)
    bench.worker.mailbox.sequence = 65_510
    try bench.run("the session") { $0.worker.mailbox.phase == .open }
    var numbers: [UInt32] = []
    for n in 0..<80 {
      numbers.append(bench.line.order(rank: n % 24, ahead: 1_500 + n * 5))
      try bench.run("room") { $0.worker.mailbox.waiting.isEmpty }
    }
    try bench.run("every end") { !$0.line.results(of: numbers).contains(nil) }
    #expect(bench.line.results(of: numbers).allSatisfy { $0 == .written })
    #expect(bench.line.complaints().isEmpty && plc.firingCount == 80)
    #expect(bench.worker.mailbox.sequence == 55, "65511…65535 are 25, then 1…55: 0 is left out")
    #expect(bench.worker.mailbox.taken == 44, "65501…65535 are 35, then 0…44")
    bench.worker.stop()
  }

  @Test("The instant of a fire is where the counter stood between two readings, on either side of a wrap")
  func instant() {
    let start = MonotonicInstant(nanoseconds: 50_000_000_000)
    var belt = MailboxBelt()
    belt.note(65_500, taken: start)
    belt.note(64, taken: start + .milliseconds(10))
    let now = start + .milliseconds(15)
    // 100 counts in 10 ms.
    #expect(belt.instant(of: 65_530, bits: 16, now: now) == start + .milliseconds(3))
    #expect(belt.instant(of: 4, bits: 16, now: now) == start + .milliseconds(4))
    #expect(belt.instant(of: 84, bits: 16, now: now) == start + .milliseconds(12))
    #expect(belt.instant(of: 500, bits: 16, now: now) == now, "never in the future")
    belt.forget()
    #expect(belt.instant(of: 4, bits: 16, now: now) == now, "without readings, when it was told")
  }

  @Test("An order's block is what docs/plc-interface.md says, word by word")
  func block() {
    let at = MonotonicInstant(nanoseconds: 1_000_000_000)
    let order = DivertOrder(
      number: OrderNumber(9), action: .fire, link: LinkIndex(0), coil: 2, at: at, deadline: at,
      releaseBy: at + .milliseconds(400), aim: .count(0x0001_86A0), parcel: ParcelSerial(0x1_0002_0003))
    let words = MailboxRegisters.slot(order, lane: 12, session: 4_711, sequence: 77)
    let shown = words.indices.map { words[$0] }
    // 23205 + 77 + 4711 + 12 + 2 + 3 + 1 + 34464 + 65535 + 400 = 128410, less 65536.
    #expect(shown == [4_711, 12, 2, 3, 1, 34_464, 65_535, 400, 0, 0, 62_874, 77])
  }
}
