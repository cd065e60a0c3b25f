import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Synchronization
import Testing

@testable import HubDevices

@Suite("Nothing outside the configured map is ever written")
struct WriteMapTests {
  @Test(
    "a full line, driven for a while over a real socket, writes its outputs and its heartbeat and nothing else"
  )
  func fullLine() throws {
    let device = NotingDevice()
    let server = try RawServer { device.answer($0) }
    defer { server.stop() }
    // 27 coils in two runs, 16 bits of one register and one of the next but one, as a line of 44 lanes would have.
    var outputs = (0..<27).map { LinkOutput(coil: $0 < 20 ? $0 : $0 + 80, isOnWhenSafe: $0 % 5 == 0) }
    outputs += (0..<16).map { LinkOutput(.bit($0, ofRegister: 2_048), isOnWhenSafe: $0 == 7) }
    outputs.append(LinkOutput(.bit(3, ofRegister: 2_050), isOnWhenSafe: false))
    var settings = LinkBench.settings
    settings.endpoint = ModbusEndpoint(
      address: "127.0.0.1", port: UInt16(server.port), timeout: .milliseconds(500))
    settings.outputs = outputs
    settings.guarding.readsBack = true
    settings.guarding.device = try #require(DeviceProfile.named("turck"))
    settings.guarding.watchdog = WatchdogRegisters(
      time: 0x1120, unit: .milliseconds(1), ways: [], setting: "", source: nil)
    device.seen.withLock { $0.registers[0x1120] = 100 }

    var allowed: Set<String> = ["h0"]
    for output in outputs {
      switch output.place {
      case .coil(let address): allowed.insert("c\(address)")
      case .bit(_, let register): allowed.insert("h\(register)")
      }
    }
    let orders = try drive(settings)
    let seen = device.seen.withLock { $0 }
    #expect(orders > 1_000)
    #expect(seen.writes > orders / 2)
    #expect(seen.readings > 1_000)
    #expect(seen.written == allowed, "each of its own, and no other")
    #expect(seen.unknown.isEmpty)
  }

  /// Orders at random, holds, a core that stands still, and a new connection: on the test's own thread, as fast as it
  /// goes, with a clock that moves when told. Returns how many orders were given.
  private func drive(_ settings: LinkSettings) throws -> Int {
    let clock = ToldClock()
    let images = RingReader<InputImage>(capacity: 4_096)
    let outcomes = RingReader<OrderOutcome>(capacity: 4_096)
    let orders = RingWriter<DivertOrder>(capacity: 256)
    let cell = SnapshotCell(OutputImage())
    let output = cell.makeWriter()
    var worker = LinkWorker(
      settings, bus: ModbusLink(to: settings.endpoint), clock: clock,
      ports: LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader()), status: SnapshotCell(LinkStatus()).makeWriter())
    var random = SystemRandomNumberGenerator()
    var given = 0
    for cycle in 1...12_000 {
      // Now and then the core holds the link, or does not turn.
      let held: UInt8 = cycle % 1_000 > 950 ? 1 : 0
      if cycle % 3_000 < 2_800 {
        output.write(OutputImage(cycle: UInt64(cycle), heartbeat: UInt16(cycle / 20), heldLinks: held))
      }
      if cycle % 5 == 0 {
        given += 1
        let now = clock.now()
        orders.push(
          DivertOrder(
            number: OrderNumber(UInt32(given)), action: Bool.random(using: &random) ? .fire : .release,
            link: settings.index, coil: .random(in: 0..<UInt16(settings.outputs.count), using: &random),
            at: now + .milliseconds(2), deadline: now + .milliseconds(20), releaseBy: now + .milliseconds(50))
        )
      }
      if cycle == 6_000 { worker.bus.disconnect() }
      _ = worker.turn()
      clock.advance(by: .milliseconds(1))
      while images.pop() != nil {}
      while outcomes.pop() != nil {}
    }
    worker.stop()
    return given
  }
}
