import HubCore
import HubMocks
import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("A mailbox and the polls of its link share the wire")
struct MailboxWireTests {
  /// How often the worker asked for the inputs and for the answers.
  private func readings(_ mailbox: borrowing MailboxBench) -> (polls: Int, answers: Int) {
    let reads = mailbox.bench.device.log.filter { $0.operation == .readInputRegisters }
    let answers = reads.count { Int($0.address) == mailbox.layout.answers }
    return (reads.count - answers, answers)
  }

  @Test(
    "Where each exchange takes a poll's period and more, images go on, the session opens, and orders are fired and told",
    arguments: [5, 7, 12, 25])
  func slowWire(milliseconds: Int64) {
    var mailbox = MailboxBench(MailboxLayout(releasedAfter: .seconds(10)))
    mailbox.bench.device.change { $0.exchangeTime = .milliseconds(milliseconds) }
    mailbox.bench.run(for: .seconds(1))
    #expect(mailbox.status.mailbox.phase == .open)
    let before = (images: mailbox.bench.takeImages().count, readings: readings(mailbox))
    let numbers = (0..<4).map { mailbox.order(lane: UInt16($0), in: .milliseconds(900)) }
    mailbox.bench.run(for: .seconds(2))
    // Each has half of the wire at least, less what heartbeats and reports take.
    let share = Int(2_000 / milliseconds) / 4
    #expect(before.images > 0 && mailbox.bench.takeImages().count >= share)
    #expect(readings(mailbox).answers - before.readings.answers >= share)
    let told = mailbox.bench.takeOutcomes().filter { $0.result == .written }
    #expect(Set(told.map(\.number)) == Set(numbers))
    #expect(mailbox.status.connects == 1 && mailbox.status.mailbox.sessions == 1)
  }

  @Test("While more orders come than a slow wire can carry, images and answers go on")
  func flood() {
    var mailbox = MailboxBench(MailboxLayout(releasedAfter: .seconds(10)))
    mailbox.bench.device.change { $0.exchangeTime = .milliseconds(6) }
    mailbox.bench.run(for: .seconds(1))
    _ = mailbox.bench.takeImages()
    let before = readings(mailbox)
    for n in 0..<100 {
      for k in 0..<3 { _ = mailbox.order(lane: UInt16((3 * n + k) % 24), in: .milliseconds(900)) }
      mailbox.bench.run(for: .milliseconds(20))
    }
    let images = mailbox.bench.takeImages()
    let gaps = zip(images, images.dropFirst()).map { $1.taken - $0.taken }
    // A poll, an exchange of the mailbox and a heartbeat; and one in which an order was handed over inside the poll.
    #expect(gaps.max() ?? .seconds(1) <= .milliseconds(4 * 6))
    // 333 exchanges, every second one the mailbox's, and eight slots to be filled between two readings.
    #expect(readings(mailbox).answers - before.answers > 10)
    let fired = mailbox.bench.takeOutcomes().filter { $0.result == .written }
    #expect(fired.count > 50, "orders went out all the while: \(fired.count)")
    #expect(mailbox.status.mailbox.sessions == 1)
  }

  @Test("Answers that cannot be read are asked for once a period, and images go on")
  func refused() {
    var mailbox = MailboxBench()
    mailbox.bench.run(for: .milliseconds(200))
    _ = mailbox.bench.takeImages()
    let before = readings(mailbox)
    mailbox.bench.device.change {
      $0.refused = [(.readInputRegisters, UInt16(100))]
      $0.exchangeTime = .milliseconds(6)
    }
    mailbox.bench.run(for: .milliseconds(600))
    let after = readings(mailbox)
    #expect(mailbox.bench.takeImages().count >= 25)
    // One in 5 ms and the 6 ms it takes.
    #expect((25...55).contains(after.answers - before.answers))
    #expect(mailbox.status.connects == 1)
  }
}
