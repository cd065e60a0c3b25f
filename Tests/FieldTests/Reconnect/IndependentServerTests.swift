import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits
import Testing

/// pymodbus as the device: a server that shares no line with libmodbus, nor with our mocks.
@Suite("An independent Modbus server, pymodbus", .serialized)
struct IndependentServerTests {
  /// Serves a wire, and prints each write as it is carried out.
  private static let script = """
    import asyncio, logging, sys
    from pymodbus.server import ModbusSerialServer, ModbusTcpServer
    from pymodbus.simulator import DataType, SimData, SimDevice

    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)
    bits = lambda on: [SimData(0, count=64, values=on, datatype=DataType.BITS)]
    words = lambda value: [SimData(0, count=64, values=value, datatype=DataType.REGISTERS)]
    device = SimDevice(id=1, simdata=(bits(False), bits(True), words(17), words(42)))

    def wrote(sending, pdu):
        if not sending and pdu.function_code in (5, 6, 15, 16):
            print("write", pdu.function_code, pdu.address, flush=True)
        return pdu

    async def main():
        if sys.argv[1].startswith("/"):
            server = ModbusSerialServer(device, port=sys.argv[1], baudrate=115200, trace_pdu=wrote)
        else:
            server = ModbusTcpServer(device, address=("127.0.0.1", int(sys.argv[1])), trace_pdu=wrote)
        # It listens when this returns; who is told before that may be refused.
        await server.serve_forever(background=True)
        print("serving", flush=True)
        await server.serving

    asyncio.run(main())
    """

  private static let skipped: Comment =
    "skipped: set HUBD_VARLINK_PYTHON to a python that has pymodbus and pyserial (PyPI), as scripts/test does"

  /// Plays a whole life of a link: safe states, images, heartbeat, an order.
  private func live(on wire: ModbusEndpoint.Wire, beside server: ChildProgram) throws {
    // Not one error in a whole life: neither the server nor the core's thread is to be called late beside other stories.
    let stand = try LinkStand(to: wire, timeout: .seconds(5), releasedAfter: .seconds(10))
    try awaiting("an image") { stand.now.last != nil }
    let image = try #require(stand.now.last)
    #expect((0..<4).allSatisfy { image.bits[$0] })
    #expect(image.encoderCount == 42 && image.heartbeat == 42)
    let order = stand.fire(2).number
    try awaiting("the order's outcome") { stand.outcome(of: order) != nil }
    #expect(stand.outcome(of: order)?.result == .written)
    try stand.stop()
    #expect(stand.status.latest.errors.total == 0)
    // The coils' safe states before everything else, again at the end; between them heartbeats and the order.
    #expect(server.line() == "write 15 0")
    var seen: [String] = []
    while let line = server.line(), line != "write 15 0" { seen.append(line) }
    #expect(Set(seen) == ["write 6 0", "write 5 2"])
    #expect(seen.filter { $0 == "write 5 2" }.count == 1)
  }

  @Test(
    "our link reads its inputs, beats and fires on it over TCP",
    .enabled(if: ChildProgram.modbusPython != nil, skipped))
  func network() throws {
    var free = try RecordingDoor(address: "127.0.0.1", port: 0)
    free.close()
    let server = try ChildProgram(
      try #require(ChildProgram.modbusPython), ["-c", Self.script, String(free.port)])
    #expect(server.line() == "serving")
    try live(on: .tcp(address: "127.0.0.1", port: UInt16(free.port)), beside: server)
  }

  @Test(
    "and over a serial line",
    .enabled(if: ChildProgram.modbusPython != nil, skipped))
  func serial() throws {
    let wire = try SerialWire()
    defer { wire.stop() }
    let server = try ChildProgram(
      try #require(ChildProgram.modbusPython), ["-c", Self.script, wire.farPath])
    #expect(server.line() == "serving")
    try live(on: .rtu(device: wire.path, RecordingSlave.settings), beside: server)
  }
}
