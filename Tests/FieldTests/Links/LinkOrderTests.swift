import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link thread keeps orders to their instant")
struct LinkOrderTests {
  @Test("a fire is on the wire at its instant, whatever else the link has to do")
  func fireAtItsInstant() {
    var bench = LinkBench()
    bench.bringUp()
    let exchange = Nanoseconds.microseconds(200)
    // Instants that fall everywhere in the poll's period of 5 ms.
    for step in 0..<50 {
      let at = bench.now + .milliseconds(10) + .microseconds(Int64(step) * 137)
      let number = bench.order(.fire, rank: 0, at: at)
      bench.run(until: at + .milliseconds(3))
      let outcome = bench.takeOutcomes().first { $0.number == number }
      #expect(outcome?.result == .written)
      guard let outcome else { continue }
      #expect(outcome.planned == at)
      #expect(outcome.began >= at)
      #expect(outcome.began - at <= exchange, "no other exchange may be begun so near an order")
      #expect(outcome.acknowledged - outcome.began == exchange)
      _ = bench.order(.release, rank: 0, at: bench.now)
      bench.run(for: .milliseconds(2))
    }
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).count == 50)
  }

  @Test("a fire whose deadline passed while the device was slow is never sent")
  func expiredIsNeverSent() {
    var bench = LinkBench()
    bench.bringUp()
    let at = bench.now + .milliseconds(10)
    let number = bench.order(.fire, rank: 0, at: at, deadline: .milliseconds(15))
    bench.run(for: .milliseconds(4))
    bench.device.change { $0.exchangeTime = .milliseconds(60) }
    bench.run(for: .milliseconds(300))
    #expect(bench.takeOutcomes().map(\.result) == [.expired])
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).isEmpty)
    #expect(bench.status.latest.expired == 1)
    #expect(number == OrderNumber(1))
  }

  @Test("a fire whose turn on a shared wire comes too late is never sent")
  func turnTooLate() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.turnTime = .milliseconds(16) }
    _ = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(5), deadline: .milliseconds(15))
    bench.run(for: .milliseconds(60))
    #expect(bench.takeOutcomes().map(\.result) == [.expired])
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).isEmpty)
  }

  @Test("a fire that waits for its turn on a shared wire is not sent when the core holds the link meanwhile")
  func heldMeanwhile() {
    var bench = LinkBench()
    bench.bringUp()
    let voice = bench.voice
    bench.device.change {
      $0.turnTime = .milliseconds(10)
      $0.meanwhile = { voice.say(1_000_000, heldLinks: 1) }
    }
    _ = bench.order(.fire, rank: 0, at: bench.now, deadline: .milliseconds(15))
    bench.run(for: .milliseconds(5))
    #expect(bench.takeOutcomes().map(\.result) == [.dropped])
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).isEmpty)
  }

  @Test("a release that waits for its turn goes out though the core holds the link meanwhile")
  func releasedMeanwhile() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(3))
    let voice = bench.voice
    bench.device.change {
      $0.turnTime = .milliseconds(10)
      $0.meanwhile = { voice.say(1_000_000, heldLinks: 1) }
    }
    _ = bench.order(.release, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(3))
    #expect(bench.takeOutcomes().map(\.result) == [.written, .written])
    #expect(!bench.device.isOn(4))
  }

  @Test(
    "an order to a device that fires by itself is never written as if it were for now, and the core is told",
    arguments: [DivertOrder.Aim.count(70_000), .carrier(12, at: 70_000)])
  func aimedOrderIsDropped(aim: DivertOrder.Aim) {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(5), aim: aim)
    let plain = bench.order(.fire, rank: 2, at: bench.now + .milliseconds(5))
    bench.run(for: .milliseconds(50))
    let outcomes = bench.takeOutcomes()
    #expect(outcomes.map(\.result) == [.dropped, .written])
    #expect(outcomes.last?.number == plain)
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).isEmpty)
    #expect(bench.status.latest.notSendable == 1)
  }

  @Test("a release is sent however late it is")
  func releaseIsAlwaysSent() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 2, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(bench.device.isOn(9))
    _ = bench.order(.release, rank: 2, at: bench.now - .seconds(1), deadline: .zero)
    bench.run(for: .milliseconds(5))
    #expect(!bench.device.isOn(9))
    #expect(bench.takeOutcomes().map(\.result) == [.written, .written])
  }

  @Test("an output that nobody releases is let go by the link itself, and the core is told")
  func linkLetsGo() {
    var bench = LinkBench()
    bench.bringUp()
    let at = bench.now + .milliseconds(1)
    let number = bench.order(.fire, rank: 0, at: at, releaseAfter: .milliseconds(300))
    bench.run(for: .milliseconds(400))
    let writes = bench.device.writes(toCoil: 4).filter { $0.at >= at }
    #expect(writes.map(\.isOn) == [true, false])
    #expect(writes[1].at >= at + .milliseconds(300))
    #expect(writes[1].at <= at + .milliseconds(302))
    let told = bench.takeOutcomes()
    #expect(told.map(\.action) == [.fire, .release])
    #expect(told.last?.number == number)
    #expect(bench.status.latest.releasedByLink == 1)
  }

  @Test(
    "a fire the device refused or did not answer may have moved the output, and is watched like one that did")
  func unknownIsWatched() {
    var bench = LinkBench()
    bench.bringUp()
    bench.device.change { $0.failures = [(.writeCoil, .exception(.deviceBusy))] }
    let at = bench.now + .milliseconds(1)
    _ = bench.order(.fire, rank: 0, at: at, releaseAfter: .milliseconds(50))
    bench.run(for: .milliseconds(100))
    #expect(bench.takeOutcomes().map(\.result) == [.unknown, .written])
    #expect(bench.status.latest.state == .up, "an exception does not cost the connection")
    #expect(bench.device.writes(toCoil: 4).last?.isOn == false)
  }

  @Test("a link that refuses to let go is taken down and comes back through the safe states")
  func refusedReleaseTakesTheLinkDown() {
    var bench = LinkBench()
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(2))
    bench.device.change { $0.failures = [(.writeCoil, .exception(.deviceFailure))] }
    _ = bench.order(.release, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(300))
    #expect(!bench.device.isOn(4))
    #expect(bench.status.latest.connects == 2)
    #expect(bench.device.writes(toCoil: 4).map(\.isOn).suffix(3) == [true, false, false])
  }

  @Test("more orders than the link has places for wait in the ring, and none is lost")
  func manyOrders() {
    var bench = LinkBench()
    bench.bringUp()
    let at = bench.now + .milliseconds(20)
    for n in 0..<200 { _ = bench.order(.release, rank: UInt16(n % 3), at: at) }
    bench.run(for: .milliseconds(120))
    #expect(bench.takeOutcomes().map(\.number) == (1...200).map { OrderNumber($0) })
  }

  @Test("orders go out by instant, those of one instant in the order they came")
  func ordersAreSorted() {
    var bench = LinkBench()
    bench.bringUp()
    let at = bench.now + .milliseconds(10)
    let late = bench.order(.release, rank: 0, at: at + .milliseconds(5))
    let first = bench.order(.release, rank: 1, at: at)
    let second = bench.order(.release, rank: 2, at: at)
    bench.run(for: .milliseconds(30))
    #expect(bench.takeOutcomes().map(\.number) == [first, second, late])
  }
}
