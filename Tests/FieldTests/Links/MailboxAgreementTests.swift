import HubCore
import HubMocks
import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("hubd and the PLC must mean the same mailbox")
struct MailboxAgreementTests {
  private func link(slots: UInt8) -> LinkDescription {
    var link = LinkDescription(
      name: "plc1", wire: .tcp(host: "127.0.0.1", port: 502), unit: 1, poll: .milliseconds(5),
      timeout: .milliseconds(100), staleAfter: .milliseconds(60), inputs: [], encoder: nil,
      theirHeartbeat: nil, ourHeartbeat: 0, releasedAfter: .milliseconds(400), coils: [])
    link.mailbox = LinkDescription.Mailbox(holdingRegister: 100, slots: slots, answerRegister: 100)
    return link
  }

  @Test(
    "With another number of slots than the file's no session opens, nothing is ordered, and it is said why",
    arguments: [(4, 8), (8, 4), (16, 15)])
  func otherSlots(theirs: Int, ours: Int) throws {
    var mailbox = MailboxBench(
      MailboxLayout(slots: theirs, releasedAfter: .seconds(10)), slots: UInt8(ours))
    mailbox.bench.run(for: .seconds(1))
    let number = mailbox.order(in: .milliseconds(900))
    mailbox.bench.run(for: .seconds(2))
    let told = mailbox.bench.takeOutcomes()
    #expect(told.map(\.number) == [number] && told.map(\.result) == [.dropped])
    #expect(mailbox.status.mailbox.sessions == 0 && mailbox.status.mailbox.phase == .closed)
    #expect(mailbox.writes(from: 8, to: 200).isEmpty && mailbox.firings.isEmpty)
    #expect(mailbox.writes(from: 0, to: 1).allSatisfy { $0.values[1] == 0 }, "no session was ever named")
    let trouble = try #require(LinkTrouble.mailbox(mailbox.status, of: link(slots: UInt8(ours))))
    #expect(
      trouble.fact
        == "config: the PLC of plc1 serves \(theirs) slots, the file says \(ours): nothing is ordered from it"
    )
    #expect(trouble.next.contains("mailbox.slots") && trouble.next.contains("input register 106"))
    #expect(trouble.isBad)
  }

  @Test("With the same number it opens, and there is nothing to say")
  func sameSlots() {
    var mailbox = MailboxBench(MailboxLayout(slots: 15, releasedAfter: .seconds(10)))
    mailbox.bench.run(for: .seconds(2))
    #expect(mailbox.status.mailbox.phase == .open)
    #expect(LinkTrouble.mailbox(mailbox.status, of: link(slots: 15)) == nil)
  }

  @Test(
    "A PLC that says another number in the middle of a session is closed, and its reports are not guessed at: unknown"
  )
  func otherSlotsLater() {
    var mailbox = MailboxBench(MailboxLayout(slots: 8, releasedAfter: .seconds(10)))
    mailbox.bench.run(for: .milliseconds(200))
    let number = mailbox.order(in: .milliseconds(50))
    mailbox.bench.run(for: .milliseconds(30))
    #expect(mailbox.slotsWritten == [0])
    mailbox.override(register: 106, with: 9)
    mailbox.bench.run(for: .seconds(1))
    let told = mailbox.bench.takeOutcomes()
    #expect(told.map(\.number) == [number] && told.map(\.result) == [.unknown])
    #expect(mailbox.status.mailbox.phase == .closed && mailbox.status.mailbox.sessions == 1)
    mailbox.override(register: 106, with: 8)
    mailbox.bench.run(for: .seconds(1))
    #expect(mailbox.status.mailbox.phase == .open && mailbox.status.mailbox.sessions == 2)
  }
}
