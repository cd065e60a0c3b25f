import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite("A coupler's watchdog on a real wire")
struct ArmingTests {
  /// A link's thread on a mock coupler, and the core's part played by the test.
  private final class Line {
    let plc: FaultyPLC
    let settings: LinkSettings
    let images = RingReader<InputImage>(capacity: 1_024)
    let outcomes = RingReader<OrderOutcome>(capacity: 64)
    let orders = RingWriter<DivertOrder>(capacity: 64)
    let cell = SnapshotCell(OutputImage())
    private let output: SnapshotWriter<OutputImage>
    private var cycle: UInt64 = 0
    private var number: UInt32 = 0

    /// A Turck block as it comes out of its box: its watchdog's time is 0, and its outputs hold.
    init(_ outputs: [LinkOutput]) throws {
      let model = try #require(CouplerModel(device: "turck"))
      var layout = FaultyPLCLayout(.tcp(address: "127.0.0.1", port: 0))
      (layout.coils, layout.discreteInputs) = (8, 8)
      (layout.holdingRegisters, layout.watchdog) = (model.holdingRegisters, model.watchdog)
      layout.outputRegisters = [2_048]
      plc = try FaultyPLC(layout)
      let device = try #require(DeviceProfile.named("turck"))
      guard case .readable(let registers) = device.watchdog else { throw NoWatchdog() }
      var settings = LinkSettings(
        index: LinkIndex(0), name: "io1",
        endpoint: ModbusEndpoint(address: "127.0.0.1", port: UInt16(plc.port), timeout: .seconds(1)),
        poll: .milliseconds(5), inputs: [0, 1], outputs: outputs, encoder: nil, ourHeartbeat: nil,
        theirHeartbeat: nil, releasedAfter: .milliseconds(400))
      settings.guarding.device = device
      settings.guarding.demand = .required
      settings.guarding.watchdog = registers
      settings.guarding.readsBack = true
      self.settings = settings
      output = cell.makeWriter()
    }

    var ports: LinkPorts {
      LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader())
    }

    func turn() {
      cycle += 1
      output.write(OutputImage(cycle: cycle, heartbeat: 0, heldLinks: 0))
      while images.pop() != nil {}
    }

    func fire(_ rank: UInt16) {
      number += 1
      let now = HubRealtime.MonotonicClock.now()
      orders.push(
        DivertOrder(
          number: OrderNumber(number), action: .fire, link: LinkIndex(0), coil: rank, at: now,
          deadline: now + .seconds(5), releaseBy: now + .seconds(20)))
    }

    /// Fires until it is driven: an order given while the link holds is dropped.
    func isDriven(_ rank: UInt16) -> Bool {
      turn()
      if outcomes.pop()?.result == .dropped { fire(rank) }
      return plc.energisedCoils == [Int(rank)]
    }
  }
  private struct NoWatchdog: Error {}

  @Test(
    "as delivered it is not driven; armed while the link runs it is; and when the program freezes it lets go by itself"
  )
  func delivered() throws {
    let line = try Line([
      LinkOutput(coil: 0, isOnWhenSafe: false), LinkOutput(.bit(3, ofRegister: 2_048), isOnWhenSafe: false),
    ])
    defer { line.plc.stop() }
    let link = try LinkSupervisor(line.settings, ports: line.ports, policy: .off)
    let status = link.status
    do {
      try awaiting("the finding") {
        line.turn()
        return status.latest.watchdog == .wrong(register: 0x1120, found: 0, wanted: .upTo(400))
      }
      line.fire(0)
      try awaiting("the order dropped") {
        line.turn()
        return line.outcomes.pop()?.result == .dropped
      }
      #expect(status.latest.hold == .watchdog)
      #expect(line.plc.energisedCoils.isEmpty)

      line.plc.hold(300, in: 0x1120)
      line.fire(0)
      try awaiting("coil 0 on") { line.isDriven(0) }
      #expect(status.latest.watchdog == .armed(.milliseconds(300)))
      line.fire(1)
      try awaiting("bit 3 on") {
        line.turn()
        return line.plc.outputRegisters == [2_048: 0b1000]
      }
      #expect(status.latest.disobeyed == 0)
    }
    link.requestStop()
    link.join()
    #expect(line.plc.energisedCoils.isEmpty)
  }

  @Test("whoever is gone without a word has the coupler let go: coils and registers, after its own time")
  func gone() throws {
    let line = try Line([])
    defer { line.plc.stop() }
    line.plc.hold(200, in: 0x1120)
    var master = ModbusLink(to: line.settings.endpoint)
    try master.connect()
    try master.writeCoil(2, true)
    try master.writeRegister(2_048, 0x8001)
    try awaiting("outputs on") {
      line.plc.energisedCoils == [2] && line.plc.outputRegisters == [2_048: 0x8001]
    }
    // The connection stays: only nobody asks any more.
    try awaiting("outputs off") { line.plc.energisedCoils.isEmpty && line.plc.outputRegisters == [2_048: 0] }
    master.disconnect()
  }

  @Test("a probe with the daemon stopped finds the same, and writes nothing")
  func probe() throws {
    let line = try Line([LinkOutput(coil: 0, isOnWhenSafe: false)])
    defer { line.plc.stop() }
    #expect(
      LinkProbe.facts(of: line.settings).watchdog == .wrong(register: 0x1120, found: 0, wanted: .upTo(400)))
    line.plc.hold(400, in: 0x1120)
    try awaiting("armed") { LinkProbe.facts(of: line.settings).watchdog == .armed(.milliseconds(400)) }
    #expect(line.plc.energisedCoils.isEmpty)
  }
}
