import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A person moves an output by hand only while an operator holds the line, and never for long")
struct LinkJogTests {
  /// A link that an operator holds.
  private func held() -> LinkBench {
    var bench = LinkBench()
    bench.bringUp()
    hold(&bench)
    return bench
  }

  private func hold(_ bench: inout LinkBench) {
    bench.heldLinks = 1
    bench.joggableLinks = 1
    bench.run(for: .milliseconds(5))
  }

  private func reset(_ bench: inout LinkBench) {
    bench.heldLinks = 0
    bench.joggableLinks = 0
  }

  private func drive(
    _ bench: borrowing LinkBench, rank: UInt16 = 0, for time: Nanoseconds = .milliseconds(200),
    number: UInt32 = 1,
    watched: InputBits = InputBits()
  ) {
    let isTaken = bench.jogs.ask(
      JogOrder(
        number: number, action: .drive(rank: rank, for: time), expires: bench.now + JogOrder.freshness,
        watched: watched, watchFor: .seconds(1)))
    #expect(isTaken)
  }

  /// How often a coil was switched on.
  private func drives(_ bench: borrowing LinkBench, _ coil: UInt16) -> Int {
    bench.device.writes(toCoil: coil).filter { $0.isOn }.count
  }

  private func what(_ news: [JogNews]) -> [String] {
    news.map { one in
      switch one.what {
      case .denied(let denial): "\(one.number) denied \(denial)"
      case .driven: "\(one.number) driven"
      case .edge(let rank, let isOn, _, _): "\(one.number) input \(rank) \(isOn ? "on" : "off")"
      case .ended(let ending, _, _): "\(one.number) ended \(ending)"
      }
    }
  }

  @Test("It goes away from its safe state at once, and back by itself when its time is over")
  func there() throws {
    var bench = held()
    let asked = bench.now
    drive(bench)
    bench.run(for: .milliseconds(5))
    #expect(bench.device.isOn(4))
    bench.run(for: .seconds(1))
    let writes = bench.device.writes(toCoil: 4).filter { $0.at >= asked }
    try #require(writes.map(\.isOn) == [true, false])
    let time = writes[1].at - writes[0].at
    #expect(time >= .milliseconds(199) && time <= .milliseconds(210))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended time"])
  }

  @Test("What is asked in one breath with the hold is done, behind the safe states that the hold brings")
  func withTheHold() {
    var bench = LinkBench()
    bench.bringUp()
    bench.heldLinks = 1
    bench.joggableLinks = 1
    let asked = bench.now
    drive(bench)
    bench.run(for: .seconds(1))
    let writes = bench.device.log.filter {
      $0.at >= asked && ($0.operation == .writeCoils || $0.operation == .writeCoil)
    }
    #expect(writes.map(\.operation) == [.writeCoils, .writeCoils, .writeCoil, .writeCoil])
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended time"])
  }

  @Test("A link may have an output for each lane a line can have, and its last one is driven as the first")
  func lastOutput() {
    var settings = LinkBench.settings
    settings.outputs = (0..<UInt16(Limits.lanes)).map { LinkOutput(coil: $0, isOnWhenSafe: false) }
    var bench = LinkBench(settings)
    bench.bringUp()
    hold(&bench)
    drive(bench, rank: UInt16(Limits.lanes - 1))
    bench.run(for: .seconds(1))
    #expect(bench.device.writes(toCoil: UInt16(Limits.lanes - 1)).contains { $0.isOn })
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended time"])
  }

  @Test("An output whose safe state is on goes off, and on again")
  func safeIsOn() {
    var bench = held()
    drive(bench, rank: 1)
    bench.run(for: .milliseconds(5))
    #expect(!bench.device.isOn(5))
    bench.run(for: .seconds(1))
    #expect(bench.device.isOn(5))
    #expect(bench.takeOutcomes().isEmpty, "the core hears nothing of what it did not order")
  }

  @Test("No time is longer than two seconds, whatever was asked")
  func bounded() throws {
    var bench = held()
    let asked = bench.now
    drive(bench, for: .seconds(60))
    bench.run(for: .seconds(3))
    let writes = bench.device.writes(toCoil: 4).filter { $0.at >= asked }
    try #require(writes.map(\.isOn) == [true, false])
    #expect(writes[1].at - writes[0].at <= .milliseconds(2_010))
  }

  @Test("A line that sorts is nobody's to jog")
  func notHeld() {
    var bench = LinkBench()
    bench.bringUp()
    drive(bench)
    bench.run(for: .seconds(1))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 denied notHeldByOperator"])
  }

  @Test("A link held for any other reason is nobody's to jog")
  func heldForAnotherReason() {
    var bench = LinkBench()
    bench.heldLinks = 1
    bench.bringUp()
    drive(bench)
    bench.run(for: .seconds(1))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 denied notHeldByOperator"])
  }

  @Test("A core that stands still gives no right, though it gave one before")
  func frozenCore() {
    var bench = held()
    bench.isCoreAlive = false
    bench.run(for: .milliseconds(150))
    drive(bench)
    bench.run(for: .seconds(1))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 denied linkHeld"])
  }

  @Test("A core that stops meanwhile has the output taken back within the time the PLC would wait")
  func coreFreezesMeanwhile() {
    var bench = held()
    drive(bench, for: .seconds(2))
    bench.run(for: .milliseconds(5))
    bench.isCoreAlive = false
    bench.run(for: .milliseconds(130))
    #expect(!bench.device.isOn(4))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended rightEnded"])
  }

  @Test("It does not survive the hold: it is safe before anything is driven")
  func resetMeanwhile() {
    var bench = held()
    drive(bench, for: .seconds(2))
    bench.run(for: .milliseconds(5))
    let resetAt = bench.now
    reset(&bench)
    _ = bench.order(.fire, rank: 2, at: bench.now)
    bench.run(for: .milliseconds(20))
    let writes = bench.device.log.filter { $0.at >= resetAt && $0.operation == .writeCoil }
    #expect(writes.map(\.address) == [4, 9])
    #expect(writes.map(\.values) == [[0], [1]])
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended rightEnded"])
  }

  @Test("What is asked while the link is down is denied at once, and never sent later")
  func linkDown() {
    var bench = held()
    bench.device.change { $0.isReachable = false }
    bench.run(for: .milliseconds(300))
    drive(bench)
    bench.run(for: .milliseconds(120))
    #expect(what(bench.jogs.takeNews()) == ["1 denied linkDown"])
    bench.device.change { $0.isReachable = true }
    bench.run(for: .seconds(5))
    #expect(bench.device.writes(toCoil: 4).filter(\.isOn).isEmpty)
  }

  @Test("A link that is lost meanwhile says so, and comes back with the output safe and not driven again")
  func linkLost() {
    var bench = held()
    drive(bench, for: .seconds(2))
    bench.run(for: .milliseconds(5))
    let lostAt = bench.now
    bench.device.change { $0.isReachable = false }
    bench.run(for: .milliseconds(500))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended linkLost"])
    bench.device.change { $0.isReachable = true }
    bench.run(for: .seconds(5))
    #expect(!bench.device.isOn(4))
    #expect(
      bench.device.writes(toCoil: 4).filter { $0.at >= lostAt && $0.isOn }.isEmpty)
  }

  @Test("What waited longer than a quarter of a second is dropped, not sent late")
  func late() {
    var bench = held()
    let isTaken = bench.jogs.ask(
      JogOrder(
        number: 7, action: .drive(rank: 0, for: .milliseconds(200)), expires: bench.now + .milliseconds(250)))
    #expect(isTaken)
    // The thread was away: on a serial line, others had their turns.
    bench.clock.advance(by: .milliseconds(251))
    bench.run(for: .milliseconds(50))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["7 denied waitedTooLong"])
  }

  @Test("What waited too long for the wire is dropped when the wire is free")
  func lateOnTheWire() {
    var bench = held()
    bench.device.change { $0.turnTime = .milliseconds(300) }
    drive(bench)
    bench.run(for: .milliseconds(400))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 denied waitedTooLong"])
  }

  @Test("A right that ends while the order waits for the wire is gone when the wire is free")
  func frozenOnTheWire() {
    var bench = held()
    // Longer than the core may stand still, shorter than the order may wait.
    bench.device.change { $0.turnTime = .milliseconds(200) }
    drive(bench)
    bench.run(for: .milliseconds(400))
    #expect(drives(bench, 4) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 denied linkHeld"])
  }

  @Test("One output at a time: the second is denied, the first comes back in its own time")
  func two() {
    var bench = held()
    drive(bench, rank: 0, number: 1)
    bench.run(for: .milliseconds(20))
    drive(bench, rank: 2, number: 2)
    bench.run(for: .seconds(1))
    #expect(drives(bench, 9) == 0)
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "2 denied outputIsOut", "1 ended time"])
  }

  @Test("Both asked in one breath: one is driven, the other denied")
  func twoAtOnce() {
    var bench = held()
    drive(bench, rank: 0, number: 1)
    drive(bench, rank: 2, number: 2)
    bench.run(for: .seconds(1))
    #expect(drives(bench, 9) == 0)
    #expect(what(bench.jogs.takeNews()) == ["2 denied outputIsOut", "1 driven", "1 ended time"])
  }

  @Test("A person may let go before the time is over")
  func letGo() throws {
    var bench = held()
    let asked = bench.now
    drive(bench, for: .seconds(2), number: 1)
    bench.run(for: .milliseconds(50))
    _ = bench.jogs.ask(JogOrder(number: 2, action: .letGo(rank: 0), expires: bench.now + JogOrder.freshness))
    bench.run(for: .seconds(3))
    let writes = bench.device.writes(toCoil: 4).filter { $0.at >= asked }
    try #require(writes.map(\.isOn) == [true, false])
    #expect(writes[1].at - writes[0].at < .milliseconds(100))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended letGo", "2 ended letGo"])
  }

  @Test("A device that refuses the write is told, and the link goes on")
  func refused() {
    var bench = held()
    bench.device.change { $0.failures = [(.writeCoil, .exception(.illegalDataAddress))] }
    drive(bench, number: 1)
    bench.run(for: .milliseconds(100))
    #expect(what(bench.jogs.takeNews()) == ["1 denied deviceRefused"])
    drive(bench, number: 2)
    bench.run(for: .seconds(1))
    #expect(what(bench.jogs.takeNews()) == ["2 driven", "2 ended time"])
  }

  @Test("An output that cannot be let go takes the link down: it comes back through the safe states")
  func cannotBeLetGo() {
    var bench = held()
    drive(bench)
    bench.run(for: .milliseconds(50))
    bench.device.change { $0.failures = [(.writeCoil, .exception(.deviceFailure))] }
    bench.run(for: .seconds(3))
    #expect(!bench.device.isOn(4))
    #expect(bench.status.latest.connects == 2)
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended linkLost"])
  }

  @Test("Who asks for a let-go that the device does not take is not told that it is done")
  func letGoFails() {
    var bench = held()
    drive(bench, for: .seconds(2), number: 1)
    bench.run(for: .milliseconds(50))
    bench.device.change { $0.failures = [(.writeCoil, .exception(.deviceFailure))] }
    _ = bench.jogs.ask(JogOrder(number: 2, action: .letGo(rank: 0), expires: bench.now + JogOrder.freshness))
    bench.run(for: .seconds(3))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended linkLost", "2 denied linkDown"])
    #expect(!bench.device.isOn(4))
  }

  @Test("A stop takes it back")
  func stop() {
    var bench = held()
    drive(bench, for: .seconds(2))
    bench.run(for: .milliseconds(5))
    bench.stop()
    #expect(!bench.device.isOn(4))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended rightEnded"])
  }

  @Test("A stop that cannot reach the device says that the link is lost, not that the output was let go")
  func stopUnreachable() {
    var bench = held()
    drive(bench, for: .seconds(2))
    bench.run(for: .milliseconds(5))
    bench.device.change { $0.isReachable = false }
    bench.stop()
    #expect(bench.device.isOn(4))
    #expect(what(bench.jogs.takeNews()) == ["1 driven", "1 ended linkLost"])
  }

  @Test("The edges of the watched inputs are told with the reading before and the reading that saw them")
  func edges() {
    var bench = held()
    var watched = InputBits()
    watched[1] = true
    let asked = bench.now
    drive(bench, watched: watched)
    bench.run(for: .milliseconds(60))
    bench.device.change { $0.inputsOn = [0, 11] }
    let changed = bench.now
    bench.run(for: .milliseconds(100))
    let news = bench.jogs.takeNews()
    #expect(what(news) == ["1 driven", "1 input 1 on"])
    guard case .edge(_, _, let after, let at) = news.last?.what else { return }
    #expect(after <= changed && at >= changed && at - after <= .milliseconds(10))
    #expect(after > asked)
    bench.device.change { $0.inputsOn = [] }
    bench.run(for: .milliseconds(100))
    #expect(what(bench.jogs.takeNews()) == ["1 input 1 off", "1 ended time"])
    bench.run(for: .seconds(1))
    bench.device.change { $0.inputsOn = [11] }
    bench.run(for: .milliseconds(100))
    #expect(bench.jogs.takeNews().isEmpty, "the watch is over")
  }

  @Test("People see each input and what each output was told, and that nobody knows outputs after a break")
  func picture() {
    var bench = held()
    bench.device.change { $0.inputsOn = [11] }
    drive(bench)
    bench.run(for: .milliseconds(20))
    let shown = bench.jogs.picture.latest
    #expect(shown.image.bits[1] && !shown.image.bits[0])
    #expect(bench.now - shown.image.taken <= .milliseconds(10))
    #expect(shown.outputs.count == 3)
    #expect((0..<3).map { shown.outputs[$0].isOn } == [true, true, false])
    bench.device.change { $0.isReachable = false }
    bench.run(for: .milliseconds(300))
    #expect((0..<3).allSatisfy { bench.jogs.picture.latest.outputs[$0].at == .distantPast })
  }
}
