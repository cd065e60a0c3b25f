import HubCore
import HubMocks
import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("What a mailbox does when a single thing goes wrong")
struct MailboxUpsetTests {
  @Test("Reports that the PLC was not told are taken are told again, once a period, until it knows")
  func takenIsTold() {
    var mailbox = MailboxBench(MailboxLayout(releasedAfter: .seconds(10)))
    mailbox.bench.run(for: .milliseconds(100))
    let taken = UInt16(mailbox.layout.holding + 3)
    mailbox.bench.device.change { $0.refused = [(.writeRegister, taken)] }
    // One report more than there are places: the ninth waits for the PLC to be told.
    for lane in 0..<9 { _ = mailbox.order(lane: UInt16(lane), in: .milliseconds(200)) }
    mailbox.bench.run(for: .milliseconds(240))
    let before = mailbox.writes(from: 3, to: 4).count
    #expect(mailbox.bench.takeOutcomes().count == 8 && mailbox.firings.count == 9)
    mailbox.bench.run(for: .milliseconds(500))
    // A period is 5 ms and the 200 µs of a reading.
    #expect((80...100).contains(mailbox.writes(from: 3, to: 4).count - before))
    mailbox.bench.device.change { $0.refused = [] }
    mailbox.bench.run(for: .milliseconds(30))
    #expect(mailbox.bench.takeOutcomes().map(\.result) == [.written])
    #expect(mailbox.writes(from: 3, to: 4).last?.values == [9])
    let told = mailbox.writes(from: 3, to: 4).count
    mailbox.bench.run(for: .milliseconds(200))
    #expect(mailbox.writes(from: 3, to: 4).count == told, "what is known is not told again")
    #expect(mailbox.status.connects == 1 && mailbox.status.mailbox.sessions == 1)
  }
}
