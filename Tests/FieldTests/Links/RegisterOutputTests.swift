import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Synchronization
import Testing

@testable import HubDevices

@Suite("Outputs that are bits of holding registers")
struct RegisterOutputTests {
  /// Three bits of register 2,048, the middle one safe when on, one of its neighbour, and a coil.
  private static var settings: LinkSettings {
    var settings = LinkBench.settings
    settings.outputs = [
      LinkOutput(coil: 4, isOnWhenSafe: false),
      LinkOutput(.bit(0, ofRegister: 2_048), isOnWhenSafe: false),
      LinkOutput(.bit(3, ofRegister: 2_048), isOnWhenSafe: true),
      LinkOutput(.bit(15, ofRegister: 2_048), isOnWhenSafe: false),
      LinkOutput(.bit(1, ofRegister: 2_049), isOnWhenSafe: false),
    ]
    return settings
  }

  private func register(_ bench: borrowing LinkBench, _ address: UInt16) -> UInt16 {
    bench.device.values.withLock { $0.holdingRegisters[address] ?? 0xDEAD }
  }

  @Test("the safe state writes whole registers, neighbours in one request, before anything else")
  func safeState() {
    var bench = LinkBench(Self.settings)
    bench.bringUp()
    let log = bench.device.log
    #expect(log.map(\.operation).prefix(3) == [.connect, .writeCoils, .writeRegisters])
    #expect(log[2].address == 2_048)
    #expect(log[2].values == [0b1000, 0])
  }

  @Test("a bit is switched with its register, and its neighbours stay as they were")
  func neighboursStay() {
    var bench = LinkBench(Self.settings)
    bench.bringUp()
    var expected: UInt16 = 0b1000
    // Rank by rank on, then off in another order: every step is compared.
    for (rank, bit, isOn) in [(1, 0, true), (3, 15, true), (1, 0, false), (2, 3, false), (3, 15, false)] {
      _ = bench.order(isOn ? .fire : .release, rank: UInt16(rank), at: bench.now + .milliseconds(1))
      bench.run(for: .milliseconds(4))
      expected = isOn ? expected | 1 << UInt16(bit) : expected & ~(1 << UInt16(bit))
      #expect(register(bench, 2_048) == expected)
      #expect(register(bench, 2_049) == 0)
    }
    _ = bench.order(.fire, rank: 4, at: bench.now)
    bench.run(for: .milliseconds(4))
    #expect(register(bench, 2_049) == 0b10)
    #expect(!bench.device.isOn(4))
  }

  @Test("a refused bit is not remembered as written: the next one does not switch it on by the way")
  func refusedIsNotRemembered() {
    var bench = LinkBench(Self.settings)
    bench.bringUp()
    bench.device.change { $0.failures = [(.writeRegister, .exception(.deviceBusy))] }
    // The heartbeat is a register too; the order goes first.
    _ = bench.order(.fire, rank: 1, at: bench.now)
    bench.run(for: .milliseconds(1))
    _ = bench.order(.fire, rank: 3, at: bench.now + .milliseconds(1))
    bench.run(for: .milliseconds(4))
    #expect(register(bench, 2_048) & 0x8000 != 0)
    #expect(register(bench, 2_048) & 1 == 0)
  }

  @Test("a hold takes the bits to their safe states, and what is remembered with them")
  func hold() {
    var bench = LinkBench(Self.settings)
    bench.bringUp()
    _ = bench.order(.fire, rank: 1, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(register(bench, 2_048) == 0b1001)
    bench.heldLinks = 1
    bench.run(for: .milliseconds(5))
    #expect(register(bench, 2_048) == 0b1000)
    bench.heldLinks = 0
    bench.run(for: .milliseconds(5))
    _ = bench.order(.fire, rank: 3, at: bench.now)
    bench.run(for: .milliseconds(5))
    #expect(register(bench, 2_048) == 0x8008)
  }

  @Test("an output that does not obey is counted and named; one that obeys late is not")
  func readBack() {
    var settings = Self.settings
    settings.guarding.readsBack = true
    var bench = LinkBench(settings)
    bench.bringUp()
    #expect(bench.status.latest.disobeyed == 0)
    // Somebody else writes into our register.
    _ = bench.order(.fire, rank: 1, at: bench.now)
    bench.run(for: .microseconds(100))
    bench.device.change { $0.holdingRegisters[2_048] = 0 }
    bench.run(for: .milliseconds(80))
    #expect(bench.status.latest.disobeyed == 1)
    #expect(bench.status.latest.disobedient == 1)
    _ = bench.order(.release, rank: 1, at: bench.now)
    bench.run(for: .milliseconds(80))
    #expect(bench.status.latest.disobeyed == 1)
    #expect(bench.status.latest.disobedient == nil)
    // The device's own image of its outputs is a little late.
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .microseconds(100))
    bench.device.change { $0.coils[4] = false }
    bench.run(for: .milliseconds(3))
    bench.device.change { $0.coils[4] = true }
    bench.run(for: .milliseconds(80))
    #expect(bench.status.latest.disobeyed == 1)
  }

  @Test("on a link that has no pause between its polls outputs are read back too, one a poll")
  func readBackWithoutPause() {
    var settings = Self.settings
    settings.guarding.readsBack = true
    var bench = LinkBench(settings)
    bench.bringUp()
    bench.device.change { $0.exchangeTime = .milliseconds(4) }
    bench.run(for: .milliseconds(100))
    _ = bench.order(.fire, rank: 1, at: bench.now, deadline: .milliseconds(50))
    bench.run(for: .milliseconds(5))
    bench.device.change { $0.holdingRegisters[2_048] = 0 }
    bench.run(for: .milliseconds(150))
    #expect(bench.status.latest.disobedient == 1)
    _ = bench.takeImages()
    bench.run(for: .milliseconds(400))
    #expect(bench.takeImages().count > 25)
  }

  @Test("without `read_back` nothing is read back")
  func noReadBack() {
    var bench = LinkBench(Self.settings)
    bench.bringUp()
    _ = bench.order(.fire, rank: 0, at: bench.now)
    bench.run(for: .milliseconds(50))
    #expect(!bench.device.log.contains { $0.operation == .readCoils })
  }
}
