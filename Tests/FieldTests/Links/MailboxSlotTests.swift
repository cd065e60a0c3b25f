import HubCore
import HubMocks
import HubUnits
import Testing

@testable import HubDevices

@Suite("A mailbox's slots are used in turn")
struct MailboxSlotTests {
  @Test("Orders that come one by one go round all the slots")
  func inTurn() {
    var mailbox = MailboxBench()
    mailbox.bench.run(for: .milliseconds(100))
    for _ in 0..<20 {
      _ = mailbox.order(in: .milliseconds(300))
      mailbox.bench.run(for: .milliseconds(20))
    }
    #expect(mailbox.slotsWritten == (0..<20).map { $0 % 8 })
  }

  @Test("A slot that is not answered is stepped over, and has its turn again once it is")
  func steppedOver() {
    var mailbox = Mailbox(LinkDescription.Mailbox(holdingRegister: 0, slots: 3, answerRegister: 0), seed: 1)
    var taken: [UInt8] = []
    func take(_ mailbox: inout Mailbox) {
      guard let slot = mailbox.freeSlot else { return taken.append(99) }
      mailbox.takeSlot(slot)
      taken.append(slot)
    }
    for _ in 0..<4 { take(&mailbox) }
    #expect(taken == [0, 1, 2, 99], "none is free")
    mailbox.busySlots = 0b010
    for _ in 0..<3 {
      take(&mailbox)
      mailbox.busySlots = 0b010
    }
    mailbox.busySlots = 0
    for _ in 0..<2 { take(&mailbox) }
    #expect(taken[4...] == [0, 2, 0, 1, 2])
  }

  @Test(
    "After more orders than a sequence can be newer by, a burst through all the slots is taken: none had rested that long"
  )
  func longRun() {
    var mailbox = MailboxBench(MailboxLayout(slots: 4, releasedAfter: .seconds(10)))
    mailbox.bench.run(for: .milliseconds(100))
    var outcomes: [OrderOutcome] = []
    func order(_ count: UInt16, _ mailbox: inout MailboxBench) {
      for lane in 0..<count { _ = mailbox.order(lane: lane, in: .milliseconds(40)) }
      mailbox.bench.run(for: .milliseconds(6))
      outcomes += mailbox.bench.takeOutcomes()
      _ = mailbox.bench.takeImages()
    }
    order(4, &mailbox)
    for _ in 0..<11_000 { order(3, &mailbox) }
    order(4, &mailbox)
    mailbox.bench.run(for: .milliseconds(100))
    outcomes += mailbox.bench.takeOutcomes()
    #expect(outcomes.count == 33_008)
    #expect(outcomes.filter { $0.result != .written }.isEmpty)
    #expect(mailbox.firings.count == 33_008 && mailbox.firings.allSatisfy { $0.counter == $0.ordered })
    #expect(mailbox.status.mailbox.sessions == 1, "no slot was left alone by the PLC")
  }
}
