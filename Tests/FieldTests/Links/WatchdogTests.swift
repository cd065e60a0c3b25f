import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

@Suite("A link whose device would not let go by itself drives nothing")
struct WatchdogTests {
  /// Time in 0x1120, 1 ms a count, and a mode in 0x1122 that must be 1.
  static let watchdog = WatchdogRegisters(
    time: 0x1120, unit: .milliseconds(1), ways: [[.init(0x1122, is: 1, "telegram watchdog")]],
    setting: "write the time", source: nil)

  private func bench(time: UInt16, mode: UInt16 = 1, of watchdog: WatchdogRegisters = Self.watchdog)
    -> LinkBench
  {
    var settings = LinkBench.settings
    settings.guarding.device = DeviceProfile.named("beckhoff-bk")!
    settings.guarding.demand = .required
    settings.guarding.watchdog = watchdog
    let bench = LinkBench(settings)
    bench.device.change {
      $0.holdingRegisters[0x1120] = time
      $0.holdingRegisters[0x1122] = mode
    }
    return bench
  }

  /// Fires the first diverter, sees whether it moved, and lets it go.
  private func expectFire(
    _ bench: inout LinkBench, moves: Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    _ = bench.order(.fire, rank: 0, at: bench.now + .milliseconds(2))
    bench.run(for: .milliseconds(20))
    let isOn = bench.device.isOn(4)
    #expect(isOn == moves, sourceLocation: sourceLocation)
    _ = bench.order(.release, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(20))
  }

  @Test("armed, and no longer than the file says: the link drives")
  func armed() {
    var bench = bench(time: 120)
    bench.bringUp()
    #expect(bench.status.latest.watchdog == .armed(.milliseconds(120)))
    let images = bench.takeImages()
    #expect(!images.isEmpty && images.allSatisfy(\.isArmed), "the first image finds it armed already")
    expectFire(&bench, moves: true)
  }

  @Test("it is read after the safe states and before anything is driven, on each new connection")
  func readFirst() {
    var bench = bench(time: 100)
    bench.bringUp()
    let first = bench.device.log.prefix(5).map(\.operation)
    #expect(first == [.connect, .writeCoils, .writeCoils, .readHoldingRegisters, .readHoldingRegisters])
    #expect(bench.device.log[3].address == 0x1120)
    #expect(bench.device.log[4].address == 0x1122)
    bench.device.change { $0.isReachable = false }
    bench.run(for: .milliseconds(300))
    // It lost its setting with its power.
    bench.device.change {
      $0.isReachable = true
      $0.holdingRegisters[0x1120] = 0
    }
    bench.run(for: .seconds(3))
    #expect(bench.status.latest.state == .up)
    #expect(bench.status.latest.watchdog == .wrong(register: 0x1120, found: 0, wanted: .upTo(120)))
    expectFire(&bench, moves: false)
  }

  @Test(
    "switched off, too long or in the wrong mode: inputs are read, nothing is driven, and the register is named",
    arguments: [
      (0, 1, WatchdogFinding.wrong(register: 0x1120, found: 0, wanted: .upTo(120))),
      (121, 1, .wrong(register: 0x1120, found: 121, wanted: .upTo(120))),
      (100, 2, .wrong(register: 0x1122, found: 2, wanted: .exactly(1))),
    ] as [(UInt16, UInt16, WatchdogFinding)])
  func notArmed(time: UInt16, mode: UInt16, finding: WatchdogFinding) {
    var bench = bench(time: time, mode: mode)
    bench.bringUp()
    _ = bench.takeImages()
    expectFire(&bench, moves: false)
    let status = bench.status.latest
    #expect(status.state == .up)
    #expect(status.hold == .watchdog)
    #expect(status.watchdog == finding)
    let images = bench.takeImages()
    #expect(images.count >= 6)
    #expect(images.allSatisfy { !$0.isArmed })
    #expect(bench.device.writes(toCoil: 4).allSatisfy { !$0.isOn })
    #expect(bench.takeOutcomes().map(\.result) == [.dropped, .dropped])
  }

  @Test(
    "one that arms it sees it heal without a restart; one that disarms it later is noticed and everything goes safe"
  )
  func healsAndIsNoticed() {
    var bench = bench(time: 0)
    bench.bringUp()
    expectFire(&bench, moves: false)
    bench.device.change { $0.holdingRegisters[0x1120] = 120 }
    bench.run(for: .milliseconds(1_100))
    expectFire(&bench, moves: true)
    _ = bench.order(.fire, rank: 0, at: bench.now, releaseAfter: .seconds(20))
    bench.run(for: .milliseconds(10))
    #expect(bench.device.isOn(4))
    bench.device.change { $0.holdingRegisters[0x1120] = 0 }
    bench.run(for: .milliseconds(1_100))
    #expect(!bench.device.isOn(4))
    #expect(bench.status.latest.hold == .watchdog)
  }

  @Test("one that is disarmed is noticed by a link that has no pause between its polls, too")
  func noPause() {
    var bench = bench(time: 120)
    bench.bringUp()
    // Each poll takes longer than from one to the next.
    bench.device.change { $0.exchangeTime = .milliseconds(4) }
    bench.run(for: .seconds(2))
    _ = bench.takeImages()
    bench.device.change { $0.holdingRegisters[0x1120] = 0 }
    bench.run(for: .seconds(3))
    #expect(bench.status.latest.watchdog == .wrong(register: 0x1120, found: 0, wanted: .upTo(120)))
    // Of 750 exchanges all but those of four looks at two registers, and our heartbeats, are polls of two.
    #expect(bench.takeImages().count > 250)
  }

  @Test("one that cannot be read any more is trusted for three looks, then nothing is driven")
  func notReadAnyMore() {
    var bench = bench(time: 120)
    bench.bringUp()
    bench.device.change {
      $0.staysUp = true
      $0.failures = Array(repeating: (.readHoldingRegisters, .timeout), count: 100)
    }
    bench.run(for: .milliseconds(2_500))
    expectFire(&bench, moves: true)
    bench.run(for: .seconds(1))
    #expect(bench.status.latest.watchdog == .notRead)
    expectFire(&bench, moves: false)
    #expect(bench.status.latest.hold == .watchdog)
    bench.device.change { $0.failures = [] }
    bench.run(for: .seconds(2))
    expectFire(&bench, moves: true)
  }

  @Test("a device without that register is told as such, and comes up without being driven")
  func refused() {
    var bench = bench(time: 100)
    let refusals = Array(
      repeating: (
        ModbusError.Operation.readHoldingRegisters, ModbusError.Kind.exception(.illegalDataAddress)
      ),
      count: 2)
    bench.device.change { $0.failures = refusals }
    bench.bringUp()
    #expect(bench.status.latest.watchdog == .refused(register: 0x1120, .illegalDataAddress))
    expectFire(&bench, moves: false)
    bench.run(for: .milliseconds(1_100))
    expectFire(&bench, moves: true)
  }

  @Test("where there are two ways to arm it, either is enough, and the recommended one is asked for")
  func eitherWay() {
    let wago = WatchdogRegisters(
      time: 0x1000, unit: .milliseconds(100),
      ways: [[.init(0x100A, is: 1, "alternative")], [.init(0x1006, is: 1, "standard")]], setting: "",
      source: nil)
    var look = WatchdogLook(wago, within: .milliseconds(250))
    let now = MonotonicInstant(nanoseconds: 1_000_000_000)
    func judged(_ values: [UInt16]) -> WatchdogFinding {
      for value in values { _ = look.took(value, at: now) }
      return look.finding
    }
    #expect(look.finding == .notRead)
    #expect(judged([2, 1, 0]) == .armed(.milliseconds(200)))
    #expect(judged([2, 0, 1]) == .armed(.milliseconds(200)))
    #expect(judged([2, 0, 2]) == .wrong(register: 0x100A, found: 0, wanted: .exactly(1)))
    #expect(judged([3, 1, 1]) == .wrong(register: 0x1000, found: 3, wanted: .upTo(2)))
    // A model that has only the second way is asked for that.
    _ = look.took(2, at: now)
    _ = look.refused(.illegalDataAddress, at: now)
    _ = look.took(0, at: now)
    #expect(look.finding == .wrong(register: 0x1006, found: 0, wanted: .exactly(1)))
  }

  @Test("the reading back costs a divert at most one exchange")
  func doesNotDelay() {
    var bench = bench(time: 120)
    bench.bringUp()
    for step in 0..<40 {
      let at = bench.now + .milliseconds(60) + .microseconds(Int64(step) * 173)
      let number = bench.order(.fire, rank: 0, at: at)
      bench.run(until: at + .milliseconds(3))
      let outcome = bench.takeOutcomes().first { $0.number == number }
      #expect(outcome.map { $0.began - at <= .microseconds(200) } == true)
      _ = bench.order(.release, rank: 0, at: bench.now)
      bench.run(for: .milliseconds(2))
    }
  }

  @Test("what is wrong is said with the register, what it holds, what it must hold and how to set it")
  func words() throws {
    var guarding = LinkGuard()
    guarding.device = try #require(DeviceProfile.named("turck"))
    guard case .readable(let registers) = guarding.device.watchdog else {
      Issue.record("Turck's watchdog is not readable any more")
      return
    }
    guarding.watchdog = registers
    let trouble = WatchdogFinding.wrong(register: 0x1120, found: 0, wanted: .upTo(300)).trouble(guarding)
    #expect(trouble?.fact.hasPrefix("device: ") == true)
    #expect(trouble?.fact.contains("0x1120 (4384) holds 0, wanted 1 to 300") == true)
    #expect(trouble?.next.hasPrefix("set holding register 0x1120 (4384) to 300: ") == true)
    #expect(trouble?.next.hasSuffix("docs/devices/turck.md") == true)
    #expect(WatchdogFinding.armed(.milliseconds(300)).trouble(guarding) == nil)
  }

  @Test("a refusal is told with what it means on this device; other failures, and other devices, as they are")
  func hints() throws {
    let refused = ModbusError(.exception(.deviceFailure), .writeCoil, address: 3, count: 1, rawErrno: 0)
    var guarding = LinkGuard()
    #expect(guarding.words(refused) == "\(refused)")
    guarding.device = try #require(DeviceProfile.named("beckhoff-bk"))
    #expect(
      guarding.words(refused).contains("on beckhoff-bk: the watchdog has tripped, or the K-bus has failed"))
    let late = ModbusError(.timeout, .writeCoil, address: 3, count: 1, rawErrno: 0)
    #expect(guarding.words(late) == "\(late)")
    #expect(guarding.doubt?.contains("not confirmed") == true)
    guarding.device = try #require(DeviceProfile.named("turck"))
    #expect(guarding.doubt == nil)
  }
}
