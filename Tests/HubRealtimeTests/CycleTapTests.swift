import HubCore
import HubUnits
import Testing

@testable import HubRealtime

@Suite("A recorder is given whole turns, and never keeps the cycle waiting")
struct CycleTapTests {
  @Test("a turn's inputs, what it told and its end come over in this order")
  func wholeTurn() throws {
    let bench = CycleBench(isRecorded: true)
    bench.image(link: 1, 7)
    bench.scan(3)
    bench.outcome(link: 0, 4)
    bench.say(.reset(CommandNumber(5)))
    bench.script.traceCount = 2
    bench.script.orders = [bench.order(.fire, link: 0, 9)]
    bench.turn()
    bench.turn()
    let turns = bench.takeNotes()
    try #require(turns.count == 2)
    let kinds = turns[0].map { note in
      switch note {
      case .image(let image): "image \(image.encoderCount)"
      case .scan(let scan): "scan \(scan.scanner.int)"
      case .outcome(let outcome): "outcome \(outcome.number.value)"
      case .message: "message"
      case .trace: "trace"
      case .order(let order): "order \(order.number.value)"
      case .turned: "turned"
      }
    }
    #expect(kinds == ["image 7", "scan 3", "outcome 4", "message", "trace", "trace", "order 9", "turned"])
    guard case .turned(let instant, false, false, let image) = turns[1][0] else {
      Issue.record("a quiet turn is more than its end")
      return
    }
    #expect(instant == bench.script.last.now)
    #expect(image.cycle == 2)
  }

  @Test("when there is no room the recording ends for good, the turns are counted, and the cycle goes on")
  func noRoom() {
    let bench = CycleBench(isRecorded: true)
    let perTurn = 1_000
    let fitting = RingCapacity.notes / (perTurn + 1)
    for _ in 0..<fitting + 3 {
      bench.script.traceCount = perTurn
      bench.turn()
      _ = bench.takeTraces()
    }
    #expect(bench.turnsUnrecorded == 3)
    #expect(bench.takeNotes().count == fitting)
    // Room again, and still nothing: a recording with a hole could not be replayed.
    bench.turn(times: 5)
    #expect(bench.takeNotes().isEmpty)
    #expect(bench.turnsUnrecorded == 8)
    #expect(bench.script.turns.count == fitting + 8)
  }

  @Test("the last turn, with its stop, comes over, too")
  func lastTurn() {
    let bench = CycleBench(isRecorded: true)
    bench.turn(isLast: true)
    let turns = bench.takeNotes()
    guard turns.count == 1, case .message(.stop) = turns[0][0] else {
      Issue.record("the stop is missing: \(turns)")
      return
    }
  }
}
