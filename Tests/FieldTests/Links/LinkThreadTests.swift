import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite("A link's own thread, against a libmodbus server")
struct LinkThreadTests {
  /// What a running link thread needs around it, and the core's part played by the test.
  private final class Line {
    let images: RingReader<InputImage>
    let outcomes: RingReader<OrderOutcome>
    let orders: RingWriter<DivertOrder>
    let output: SnapshotWriter<OutputImage>
    var cycle: UInt64 = 0

    init(_ cell: SnapshotCell<OutputImage>) {
      images = RingReader(capacity: 1_024)
      outcomes = RingReader(capacity: 64)
      orders = RingWriter(capacity: 64)
      output = cell.makeWriter()
    }

    func ports(_ cell: SnapshotCell<OutputImage>) -> LinkPorts {
      LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader())
    }

    /// Plays the core for one turn.
    func turn() {
      cycle += 1
      output.write(OutputImage(cycle: cycle, heartbeat: UInt16(truncatingIfNeeded: cycle), heldLinks: 0))
    }

    func order(_ action: DivertOrder.Action, coil: UInt16, number: UInt32, at: MonotonicInstant) {
      orders.push(
        DivertOrder(
          number: OrderNumber(number), action: action, link: LinkIndex(0), coil: coil, at: at,
          deadline: at + .seconds(5), releaseBy: at + .seconds(20)))
    }
  }

  private func settings(port: Int) -> LinkSettings {
    LinkSettings(
      index: LinkIndex(0), name: "plc1",
      endpoint: ModbusEndpoint(address: "127.0.0.1", port: UInt16(port), timeout: .seconds(1)),
      poll: .milliseconds(5), inputs: [0, 1, 2, 3],
      outputs: (0..<4).map { LinkOutput(coil: $0, isOnWhenSafe: false) },
      encoder: EncoderInput(register: 0, bits: 16), ourHeartbeat: 0, theirHeartbeat: 1,
      releasedAfter: .seconds(10))
  }

  private func layout() -> PLCLayout { PLCLayout(releasedAfter: .seconds(10)) }

  @Test(
    "orders move coils, a cut drives nothing, and the mended link starts from the safe states",
    arguments: [LinkCut.silent, .refusing])
  func cutAndMend(cut: LinkCut) throws {
    let plc = try MockPLC(layout(), process: CountingProcess())
    defer { plc.stop() }
    let cell = SnapshotCell(OutputImage())
    let line = Line(cell)
    let link = try LinkSupervisor(settings(port: plc.port), ports: line.ports(cell), policy: .off)
    let status = link.status
    do {
      try awaiting("the first image") {
        line.turn()
        return line.images.pop()?.isFirstAfterReconnect == true
      }
      try awaiting("our heartbeat at the device") {
        line.turn()
        return plc.heartbeatIsAlive
      }
      line.order(.fire, coil: 2, number: 1, at: HubRealtime.MonotonicClock.now() + .milliseconds(5))
      try awaiting("coil 2 on") {
        line.turn()
        return plc.energisedCoils == [2]
      }
      plc.cut(cut)
      try awaiting("the link down") {
        line.turn()
        return status.latest.state != .up
      }
      line.order(.fire, coil: 3, number: 2, at: HubRealtime.MonotonicClock.now())
      while line.images.pop() != nil {}
      plc.restore()
      try awaiting("the first image after the mend") {
        line.turn()
        return line.images.pop()?.isFirstAfterReconnect == true
      }
      try awaiting("every coil off") { plc.energisedCoils.isEmpty }
      #expect(!plc.coilChanges.contains { $0.coil == 3 })
      var results: [OrderOutcome.Result] = []
      while let outcome = line.outcomes.pop() { results.append(outcome.result) }
      #expect(results == [.written, .dropped])
      #expect(status.latest.connects >= 2)
    }
    link.requestStop()
    link.join()
    #expect(status.latest.state == .stopped)
  }

  @Test("a stop leaves no coil on and closes the connection")
  func stop() throws {
    let plc = try MockPLC(layout(), process: CountingProcess())
    defer { plc.stop() }
    let cell = SnapshotCell(OutputImage())
    let line = Line(cell)
    let link = try LinkSupervisor(settings(port: plc.port), ports: line.ports(cell), policy: .off)
    try awaiting("our heartbeat at the device") {
      line.turn()
      return plc.heartbeatIsAlive
    }
    line.order(.fire, coil: 1, number: 1, at: HubRealtime.MonotonicClock.now())
    try awaiting("coil 1 on") {
      line.turn()
      return plc.energisedCoils == [1]
    }
    link.requestStop()
    link.join()
    // The mock answers before it takes note.
    try awaiting("every coil off") { plc.energisedCoils.isEmpty }
    try awaiting("no connection") { plc.connectionCount == 0 }
  }

  @Test("a probe reads, measures and writes nothing")
  func probe() throws {
    let plc = try MockPLC(layout(), process: CountingProcess())
    defer { plc.stop() }
    let facts = LinkProbe.facts(of: settings(port: plc.port))
    #expect(facts.error == nil)
    #expect(facts.connectTime != nil)
    #expect(facts.inputs == [true, false, false, true])
    #expect(facts.roundTrips.count >= 20)
    #expect(facts.roundTrips == facts.roundTrips.sorted())
    #expect(facts.hasHeartbeatMoved == true)
    #expect(plc.coilChanges.isEmpty)
  }

  @Test("a probe of a device that is not there says so")
  func probeOfNothing() throws {
    let server = try RawServer { _ in [] }
    let port = server.port
    server.stop()
    let facts = LinkProbe.facts(of: settings(port: port))
    #expect(facts.error?.kind == .refused)
    #expect(facts.connectTime == nil)
  }
}
