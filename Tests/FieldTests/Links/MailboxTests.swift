import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite(
  "Orders to a PLC that fires by itself, on real wires, against a program written from docs/plc-interface.md")
struct MailboxTests {
  @Test("Every order is fired once, in its lane, at exactly its count, and the core is told so")
  func exactly() throws {
    try MailboxLine.running { plc, line, status in
      var numbers: [UInt32] = []
      for n in 0..<200 {
        numbers.append(line.order(rank: n * 7 % 24, ahead: 500 + n * 3))
        line.turn()
        HubRealtime.MonotonicClock.sleep(until: HubRealtime.MonotonicClock.now() + .milliseconds(1))
      }
      try line.awaitTold(numbers)
      #expect(line.results(of: numbers).allSatisfy { $0 == .written })
      #expect(line.complaints().isEmpty)
      #expect(line.fired.count == 200)
      try line.awaitCounts(status) { $0.handedOver == 200 && $0.fired == 200 && $0.sessions == 1 }
    }
  }

  @Test(
    "Counts on the other side of the counter's wrap are fired at their count",
    arguments: [(16, UInt32(65_000)), (32, UInt32.max - 600)])
  func counterWraps(bits: Int, start: UInt32) throws {
    let layout = MailboxLayout(counterBits: bits, releasedAfter: .seconds(10))
    try MailboxLine.running(layout, counter: start, speed: 1_000) { plc, line, _ in
      let numbers = (0..<40).map { line.order(rank: $0 % 24, ahead: 300 + $0 * 50) }
      try line.awaitTold(numbers)
      #expect(line.results(of: numbers).allSatisfy { $0 == .written })
      #expect(line.complaints().isEmpty)
      #expect(plc.firings.contains { $0.counter < 1_000 }, "the test never came behind the wrap")
    }
  }

  @Test("What the PLC refuses ends like a fire that never was, by its reason, and the rest goes on")
  func refusals() throws {
    let layout = MailboxLayout(
      lanes: 3, carrierLanes: [3], depth: 4, releasedAfter: .seconds(10))
    try MailboxLine.running(layout, speed: 1_000, lanes: [1, 2, 3, 99]) { plc, line, status in
      let unknownLane = line.order(rank: 3, ahead: 400)
      let noCarrier = line.order(rank: 2, ahead: 400)
      let carrier = line.order(rank: 2, ahead: 400, carrier: 12)
      plc.setNotReady([1])
      let notHome = line.order(rank: 0, ahead: 400)
      try line.awaitTold([unknownLane, noCarrier, carrier, notHome])
      #expect(
        line.results(of: [unknownLane, noCarrier, carrier, notHome])
          == [.dropped, .dropped, .written, .dropped])
      #expect(plc.firings.map(\.carrier) == [12])

      plc.setNotReady([])
      let many = (0..<6).map { line.order(rank: 1, ahead: 1_000 + $0 * 20) }
      try line.awaitTold(many)
      #expect(line.results(of: many).filter { $0 == .written }.count == 4)
      #expect(line.results(of: many).filter { $0 == .dropped }.count == 2)

      plc.setDriven(false)
      let local = line.order(rank: 1, ahead: 400)
      try line.awaitTold([local])
      plc.setDriven(true)
      let after = line.order(rank: 1, ahead: 400)
      try line.awaitTold([after])
      #expect(line.results(of: [local, after]) == [.dropped, .written])
      #expect(line.complaints().isEmpty)
      try line.awaitCounts(status) {
        $0.unknownLane == 1 && $0.wrongKind == 1 && $0.notReady == 1 && $0.queueFull == 2
          && $0.notDriven == 1 && $0.sessions == 1
      }
    }
  }

  @Test(
    "An order that comes after its count is refused; one that comes after its instant is not even sent: expired"
  )
  func tooLate() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      plc.setSpeed(0)
      // The count of where the belt is; by the core's clock there is time.
      let passed = line.order(rank: 0, ahead: 0, after: .milliseconds(500))
      let sent = line.order(rank: 1, ahead: 300, after: .milliseconds(-1))
      try line.awaitTold([passed, sent])
      #expect(line.results(of: [passed, sent]) == [.expired, .expired])
      try line.awaitCounts(status) { $0.handedOver == 1 && $0.tooLate == 1 }
      plc.setSpeed(1_000)
      let next = line.order(rank: 2, ahead: 500)
      try line.awaitTold([next])
      #expect(line.fired == [next])
    }
  }

  @Test("A belt that stands fires nothing, however long, and everything at its count when it goes on")
  func beltStands() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      let numbers = (0..<10).map { line.order(rank: $0, ahead: 400 + $0) }
      try awaiting("the orders in the PLC's hands") {
        line.turn()
        return status.latest.mailbox.handedOver == 10
      }
      plc.setSpeed(0)
      let scans = plc.scans
      try awaiting("a second of scans") {
        line.turn()
        return plc.scans > scans + 500
      }
      #expect(plc.firingCount == 0 && line.told.isEmpty)
      plc.setSpeed(1_000)
      try line.awaitTold(numbers)
      #expect(line.results(of: numbers).allSatisfy { $0 == .written })
      #expect(line.complaints().isEmpty)
    }
  }
}
