import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite("Nothing that was ordered before is fired after, whoever was restarted")
struct MailboxRestartTests {
  /// Orders for the belt of the next second and more, all in the PLC's hands.
  private func handOver(_ count: Int, _ line: MailboxLine, _ status: SnapshotCell<LinkStatus>) throws
    -> [UInt32]
  {
    let before = status.latest.mailbox.handedOver
    let numbers = (0..<count).map { line.order(rank: $0 % 24, ahead: 600 + $0 * 30) }
    try line.awaitCounts(status) { $0.handedOver == before + UInt64(count) }
    return numbers
  }

  /// Runs until the belt has passed every count that was ordered so far.
  private func passAll(_ line: MailboxLine, pulses: UInt32 = 3_000) throws {
    let start = line.plc.counter
    try awaiting("the belt far on") {
      line.turn()
      return line.plc.counter &- start > pulses
    }
  }

  @Test(
    "The PLC's program restarts under a connection that stays: open orders are unknown, none is fired, new ones are"
  )
  func plcRestarts() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      let old = try handOver(20, line, status)
      plc.restart()
      let before = Set(plc.firings.map(\.tracking))
      try line.awaitTold(old)
      try line.awaitCounts(status) { $0.phase == .open && $0.sessions == 2 }
      try passAll(line)
      #expect(Set(plc.firings.map(\.tracking)) == before)
      #expect(line.results(of: old).filter { $0 == .unknown }.count == 20 - before.count)
      let new = try handOver(5, line, status)
      try line.awaitTold(new)
      #expect(line.results(of: new).allSatisfy { $0 == .written })
      #expect(line.complaints().isEmpty)
      #expect(status.latest.connects == 1, "the connection stayed")
    }
  }

  @Test(
    "hubd is stopped and started: the PLC throws away what it had, and the new one begins with another session"
  )
  func hubdRestarts() throws {
    let plc = try MailboxPLC(MailboxLayout(releasedAfter: .seconds(10)), speed: 1_000)
    defer { plc.stop() }
    let line = MailboxLine(plc, speed: 1_000)
    var old: [UInt32] = []
    try line.linked { status in old = try handOver(20, line, status) }
    let (session, before) = (plc.session, plc.firingCount)
    let second = MailboxLine(plc, speed: 1_000)
    try second.linked { status in
      try passAll(second)
      #expect(plc.firingCount == before)
      #expect(plc.session != session)
      let new = try handOver(3, second, status)
      try second.awaitTold(new)
      #expect(second.results(of: new).allSatisfy { $0 == .written })
    }
    #expect(!old.isEmpty)
  }

  @Test(
    "hubd dies with orders in the PLC: when its heartbeat stands, the session is closed and nothing is fired")
  func hubdDies() throws {
    let plc = try MailboxPLC(MailboxLayout(releasedAfter: .milliseconds(150)), speed: 1_000)
    defer { plc.stop() }
    // One that writes what hubd would, and then no more: its last words stay in the registers.
    var wire = RawMailbox(plc)
    try wire.open(session: 4_711)
    try awaiting("the session") {
      wire.beat()
      return plc.session == 4_711
    }
    let count = plc.counter + 800
    wire.write(slot: 0, sequence: 1, lane: 5, tracking: 77, count: count)
    try awaiting("the PLC alone") { plc.session == 0 }
    try awaiting("the belt past the count") { plc.counter > count + 500 }
    #expect(plc.firings.isEmpty)
    // It was only asleep, and goes on with the same session: not accepted again.
    for _ in 0..<50 {
      wire.beat()
      HubRealtime.MonotonicClock.sleep(until: HubRealtime.MonotonicClock.now() + .milliseconds(2))
    }
    #expect(plc.session == 0)
    let line = MailboxLine(plc, speed: 1_000)
    try line.linked { status in
      let new = try handOver(3, line, status)
      try line.awaitTold(new)
      #expect(plc.firings.count == 3 && line.complaints().isEmpty)
    }
  }

  @Test(
    "Held: what was not fired is dropped, not unknown; after the hold new orders are fired and no old one")
  func hold() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      let old = try handOver(20, line, status)
      line.heldLinks = 1
      try line.awaitTold(old)
      let fired = line.fired
      #expect(line.results(of: old) == old.map { fired.contains($0) ? .written : .dropped })
      #expect(plc.session == 0)
      let during = line.order(rank: 3, ahead: 700)
      try line.awaitTold([during])
      #expect(line.results(of: [during]) == [.dropped])
      line.heldLinks = 0
      try line.awaitCounts(status) { $0.phase == .open && $0.sessions == 2 }
      try passAll(line)
      #expect(line.fired == fired)
      let new = try handOver(5, line, status)
      try line.awaitTold(new)
      #expect(line.fired == fired.union(new) && line.complaints().isEmpty)
    }
  }

  @Test(
    "A cut link: open orders are unknown, and after the mend the PLC fires none of them",
    arguments: [LinkCut.silent, .refusing])
  func cut(cut: LinkCut) throws {
    let layout = MailboxLayout(releasedAfter: .milliseconds(400))
    try MailboxLine.running(layout, speed: 1_000) { plc, line, status in
      let old = (0..<20).map { line.order(rank: $0 % 24, ahead: 1_500 + $0 * 30) }
      try line.awaitCounts(status) { $0.handedOver == 20 }
      plc.cut(cut)
      try line.awaitTold(old)
      #expect(line.results(of: old).allSatisfy { $0 == .unknown })
      try awaiting("the PLC closing by itself") {
        line.turn()
        return plc.session == 0
      }
      plc.restore()
      try line.awaitCounts(status) { $0.phase == .open && $0.sessions == 2 }
      try passAll(line)
      #expect(line.fired.isEmpty, "the heartbeat stood long before the first count")
      let new = try handOver(5, line, status)
      try line.awaitTold(new)
      #expect(line.fired == Set(new) && line.complaints().isEmpty)
    }
  }

  @Test("Somebody sets the counter: nothing of the queue is fired, and the session opens anew")
  func counterSet() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      let old = (0..<10).map { line.order(rank: $0, ahead: 5_000 + $0 * 30, after: .seconds(5)) }
      try line.awaitCounts(status) { $0.handedOver == 10 }
      plc.setCounter(plc.counter + 4_900)
      try line.awaitTold(old)
      #expect(line.results(of: old).allSatisfy { $0 == .dropped })
      try line.awaitCounts(status) { $0.phase == .open && $0.sessions == 2 }
      try passAll(line, pulses: 1_000)
      #expect(plc.firings.isEmpty)
    }
  }

  @Test(
    "A PLC whose program stands still answers nothing: the session is given up, and its orders are unknown")
  func programStands() throws {
    try MailboxLine.running(speed: 1_000) { plc, line, status in
      let old = try handOver(4, line, status)
      plc.run(false)
      let late = line.order(rank: 7, ahead: 900)
      try line.awaitTold(old + [late])
      #expect(line.results(of: old + [late]).allSatisfy { $0 == .unknown })
      plc.run(true)
      try line.awaitCounts(status) { $0.phase == .open && $0.sessions == 2 }
      try passAll(line)
      #expect(line.fired.isEmpty && line.complaints().isEmpty)
    }
  }
}
