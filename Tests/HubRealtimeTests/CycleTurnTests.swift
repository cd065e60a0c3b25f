import HubCore
import HubUnits
import Testing

@testable import HubRealtime

@Suite("A turn of the cycle takes everything in and hands everything out")
struct CycleTurnTests {
  @Test("what waits is taken in order, at most sixteen of a kind, and the rest next turn")
  func sixteen() {
    let bench = CycleBench()
    for n in 0..<40 {
      bench.scan(n)
      bench.say(.lane(LaneIndex(n), enabled: true, CommandNumber(UInt64(n))))
    }
    bench.turn(times: 3)
    #expect(bench.script.turns.map(\.scans.count) == [16, 16, 8])
    #expect(bench.script.turns.map(\.messages.count) == [16, 16, 8])
    #expect(bench.script.turns.flatMap(\.scans).map(\.scanner.int) == Array(0..<40))
  }

  @Test("a link with much to say does not silence another")
  func fairness() {
    let bench = CycleBench()
    for n in 0..<60 { bench.image(link: 0, UInt32(n)) }
    for n in 0..<3 { bench.image(link: 1, UInt32(n)) }
    bench.turn(times: 2)
    let taken = bench.script.turns.flatMap(\.images)
    #expect(taken.filter { $0.link == LinkIndex(1) }.map(\.encoderCount) == [0, 1, 2])
    let first = taken.filter { $0.link == LinkIndex(0) }.map(\.encoderCount)
    #expect(first == Array(0..<UInt32(first.count)), "each link's images stay in their order")
  }

  @Test("orders reach their own link")
  func orders() {
    let bench = CycleBench()
    bench.script.orders = [
      bench.order(.fire, link: 0, 1), bench.order(.fire, link: 1, 2), bench.order(.release, link: 0, 1),
    ]
    bench.turn()
    #expect(bench.takeOrders(link: 0) == [1, 1])
    #expect(bench.takeOrders(link: 1) == [2])
    bench.outcome(link: 1, 2)
    bench.turn()
    #expect(bench.script.last.outcomes.map(\.number.value) == [2])
  }

  @Test(
    "a link is rung once a turn for all its orders, and when its hold or the right to its outputs changes")
  func rings() {
    let bench = CycleBench()
    bench.script.orders = [
      bench.order(.fire, link: 0, 1), bench.order(.fire, link: 1, 2), bench.order(.release, link: 0, 1),
    ]
    bench.turn()
    #expect(bench.rings == [1, 1])
    bench.turn(times: 5)
    #expect(bench.rings == [1, 1], "nothing new is nothing to wake for")
    bench.script.heldLinks &= ~0b10
    bench.turn(times: 2)
    #expect(bench.rings == [1, 2])
    bench.script.joggableLinks = 0b01
    bench.turn(times: 2)
    #expect(bench.rings == [2, 2])
    bench.script.joggableLinks = 0
    bench.script.heldLinks |= 0b11
    bench.turn(times: 2)
    #expect(bench.rings == [3, 3])
  }

  @Test("a fire that finds its ring full is told dropped; a release is kept until it fits")
  func fullOrderRing() {
    let bench = CycleBench()
    for n in 0..<UInt32(RingCapacity.orders / 32) {
      bench.script.orders = (0..<32).map { bench.order(.fire, link: 0, 100 + n * 32 + $0) }
      bench.turn()
    }
    bench.script.orders = [bench.order(.fire, link: 0, 7), bench.order(.release, link: 0, 8)]
    bench.turn(times: 3)
    let told = bench.script.turns.flatMap(\.outcomes)
    #expect(told.map(\.number.value) == [7])
    #expect(told.map(\.result) == [.dropped])
    #expect(bench.takeOrders(link: 0).count == RingCapacity.orders)
    bench.turn(times: 2)
    #expect(bench.takeOrders(link: 0) == [8])
  }

  @Test("traces that find no room are told to the core once for each turn that lost some")
  func tracesLost() {
    let bench = CycleBench()
    let perTurn = 1_000
    for _ in 0..<RingCapacity.traces / perTurn + 1 {
      bench.script.traceCount = perTurn
      bench.turn()
    }
    bench.turn(times: 2)
    #expect(bench.script.turns.suffix(2).map(\.tracesLost) == [true, false])
    #expect(bench.script.turns.dropLast(2).allSatisfy { !$0.tracesLost })
    #expect(bench.takeTraces() == RingCapacity.traces)
  }

  @Test("a full list of traces counts as traces lost")
  func traceListFull() {
    let bench = CycleBench()
    bench.script.traceCount = Limits.tracesInTurn
    bench.turn(times: 2)
    #expect(bench.script.turns.map(\.tracesLost) == [false, true])
  }

  @Test("inputs that found no room are told to the core, once")
  func inputsLost() {
    let bench = CycleBench()
    for n in 0...RingCapacity.images { bench.image(link: 1, UInt32(n)) }
    bench.turn(times: 3)
    #expect(bench.script.turns.map(\.inputsLost) == [true, false, false])
    for n in 0...RingCapacity.scans { bench.scan(n % 16) }
    bench.turn(times: 2)
    #expect(bench.script.turns.suffix(2).map(\.inputsLost) == [true, false])
  }

  @Test("the last turn ends with the stop, after what was said before")
  func stop() {
    let bench = CycleBench()
    for n in UInt64(0)..<20 { bench.say(.reset(CommandNumber(n))) }
    bench.turn(isLast: true)
    let messages = bench.script.last.messages
    #expect(messages.count == Limits.messagesInTurn)
    guard case .stop = messages.last else {
      Issue.record("the stop must come last")
      return
    }
  }

  @Test("the output image is published every turn, the picture every 50 ms")
  func publication() {
    let bench = CycleBench()
    bench.turn()
    #expect(bench.outputImage.latest.cycle == 1)
    #expect(bench.snapshot.latest.cycle == 1)
    bench.turn(times: 49)
    #expect(bench.outputImage.latest.cycle == 50)
    #expect(bench.snapshot.latest.cycle == 1)
    bench.turn()
    #expect(bench.snapshot.latest.cycle == 51)
    #expect(bench.report.latest.cycles == 51)
  }

  @Test(
    "a loop that wakes n periods late turns once for the present and keeps its rhythm",
    arguments: [(0, 1), (900, 1), (1_000, 1), (1_999, 1), (2_000, 2), (7_300, 7), (1_000_000, 1_000)])
  func deadlines(microsecondsLate: Int64, periods: Int64) {
    let due = MonotonicInstant(nanoseconds: 5_000_000_000)
    let next = CycleWorker<ScriptedCrank>.deadline(
      after: due, now: due + .microseconds(microsecondsLate), cycle: .milliseconds(1))
    #expect(next == due + .milliseconds(periods))
  }
}
