import HubCore
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("An order for a mailbox that waits for its turn on a serial line")
struct MailboxTurnTests {
  /// What the core does while others have the wire.
  enum Meanwhile: CaseIterable {
    case goesOn, holds, isSilent
  }

  @Test(
    "is written when the core went on meanwhile, and dropped unwritten when it held the line or fell silent",
    arguments: Meanwhile.allCases)
  func heldMeanwhile(meanwhile: Meanwhile) {
    let layout = MailboxLayout(releasedAfter: .seconds(10))
    let clock = ToldClock()
    let device = ScriptedDevice(clock: clock)
    let plc = ScriptedMailbox(layout)
    device.change { $0.program = { now, values in plc.scan(now, &values) } }
    let wish = SnapshotCell(OutputImage())
    let voice = CoreVoice(wish)
    let images = RingReader<InputImage>(capacity: 1_024)
    let outcomes = RingReader<OrderOutcome>(capacity: 16)
    let orders = RingWriter<DivertOrder>(capacity: 16)
    let status = SnapshotCell(LinkStatus())
    var worker = LinkWorker(
      MailboxBench.settings(layout), bus: ScriptedBus(to: device), clock: clock,
      ports: LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: wish.makeReader()),
      status: status.makeWriter())
    var cycle: UInt64 = 0
    var heldLinks: UInt8 = 0
    func run(for time: Nanoseconds) {
      let end = clock.now() + time
      while clock.now() < end {
        cycle += 1
        voice.say(cycle, heldLinks: heldLinks)
        let next = worker.turn()
        clock.advance(to: min(min(next, clock.now() + .milliseconds(1)), end))
        while images.pop() != nil {}
      }
    }
    run(for: .milliseconds(100))
    #expect(worker.mailbox.phase == .open)

    let at = clock.now() + .milliseconds(900)
    orders.push(
      DivertOrder(
        number: OrderNumber(1), action: .fire, link: LinkIndex(0), coil: 0, at: at,
        deadline: at + .milliseconds(15), releaseBy: at + .milliseconds(400),
        aim: .count(ScriptedMailbox.counter(at))))
    // After 400 ms a silent core counts as dead; one that holds says so before.
    device.change {
      $0.turnTime = .milliseconds(meanwhile == .holds ? 300 : 500)
      if meanwhile == .isSilent { return }
      $0.meanwhile = { voice.say(1_000_000, heldLinks: meanwhile == .holds ? 1 : 0) }
    }
    run(for: .milliseconds(1))
    device.change {
      $0.turnTime = .zero
      $0.meanwhile = nil
    }
    if meanwhile == .holds { heldLinks = 1 }
    cycle = 1_000_000
    run(for: .seconds(1))
    let written = device.log.filter {
      $0.operation == .writeRegisters && Int($0.address) >= layout.holding + 8
    }
    let told = outcomes.pop()
    #expect(told?.number == OrderNumber(1))
    if meanwhile == .goesOn {
      #expect(told?.result == .written && written.count == 1 && plc.firings.count == 1)
    } else {
      #expect(told?.result == .dropped && written.isEmpty && plc.firings.isEmpty)
    }
    #expect(outcomes.pop() == nil, "told once")
  }
}
