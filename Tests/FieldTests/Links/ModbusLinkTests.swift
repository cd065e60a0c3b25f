import Glibc
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

@Suite("One Modbus link through libmodbus, on real wires")
struct ModbusLinkTests {
  private static let layout = PLCLayout(watchedRegister: nil)

  /// A link to a mock PLC, or to any port. The timeout is long where it is not what the test is about: the machine
  /// may be busy with something else.
  private func link(port: Int, timeout: Nanoseconds = .seconds(5)) -> ModbusLink {
    ModbusLink(to: ModbusEndpoint(address: "127.0.0.1", port: UInt16(port), timeout: timeout))
  }

  private func register(_ address: UInt16, of link: inout ModbusLink) throws(ModbusError) -> UInt16 {
    var values: [UInt16] = [0]
    var room = values.mutableSpan
    try link.readInputRegisters(from: address, count: 1, into: &room)
    return values[0]
  }

  @Test("inputs, registers, coils and the heartbeat go over the wire as they are")
  func exchanges() throws {
    let plc = try MockPLC(Self.layout, process: CountingProcess())
    defer { plc.stop() }
    var link = link(port: plc.port)
    try link.connect()
    var bits = [UInt8](repeating: 9, count: 10)
    var room = bits.mutableSpan
    try link.readDiscreteInputs(from: 3, count: 7, into: &room)
    #expect(bits == [1, 0, 0, 1, 0, 0, 1, 9, 9, 9])
    let value = try register(5, of: &link)
    #expect(value % 16 == 5)
    try link.writeCoil(7, true)
    let safe: [UInt8] = [1, 0, 1]
    try link.writeCoils(from: 20, safe.span)
    try link.writeRegister(2, 0xBEEF)
    // The mock answers before it takes note.
    try awaiting("three coils on") { plc.energisedCoils == [7, 20, 22] }
    try link.writeCoil(7, false)
    try awaiting("coil 7 off") { plc.energisedCoils == [20, 22] }
    link.disconnect()
  }

  @Test(
    "a connection that nobody takes up is a device that does not answer in time, not a fault of the kernel")
  func connectionIsNotTakenUp() throws {
    // It serves one client at a time; the others fill its queue, and the one after them waits in vain.
    let server = try RawServer { _ in [] }
    defer { server.stop() }
    var first = link(port: server.port)
    try first.connect()
    var failure: ModbusError?
    for _ in 0..<64 where failure == nil {
      var next = link(port: server.port, timeout: .milliseconds(200))
      do throws(ModbusError) { try next.connect() } catch { failure = error }
    }
    first.disconnect()
    let error = try #require(failure)
    #expect(error.kind == .timeout)
    #expect(error.description.hasPrefix("device: no answer to connecting in time"))
  }

  @Test("an answer that comes late is never taken for the answer to a later question")
  func lateAnswer() throws {
    let plc = try MockPLC(Self.layout, process: CountingProcess())
    defer { plc.stop() }
    var link = link(port: plc.port, timeout: .milliseconds(50))
    try link.connect()
    let before = try register(0, of: &link)
    plc.cut(.silent)
    // The mock goes deaf within a few milliseconds: what is asked from then on is answered after the mend.
    var kinds: [ModbusError.Kind] = []
    while link.isConnected {
      do throws(ModbusError) { _ = try register(0, of: &link) } catch { kinds.append(error.kind) }
    }
    #expect(kinds.suffix(2) == [.timeout, .timeout], "given up at the second silence in a row, not before")
    plc.restore()
    try awaiting("a connection after the mend") {
      do throws(ModbusError) {
        try link.connect()
        return true
      } catch { return false }
    }
    var last = before
    for address in 0..<20 {
      // Each answer says which register it is and how often was read: both must be this question's.
      let value = try register(UInt16(address % 8), of: &link)
      #expect(value % 16 == UInt16(address % 8))
      #expect(value / 16 > last / 16)
      last = value
    }
    link.disconnect()
  }

  @Test("an exception is told in words and leaves the connection as it is")
  func exception() throws {
    let plc = try MockPLC(Self.layout, process: CountingProcess())
    defer { plc.stop() }
    var link = link(port: plc.port)
    try link.connect()
    var caught: ModbusError?
    do throws(ModbusError) { try link.writeCoil(5_000, true) } catch { caught = error }
    #expect(caught?.kind == .exception(.illegalDataAddress))
    #expect("\(caught!)".hasPrefix("config: writing coil 5000 was refused, illegal data address"))
    let value = try register(0, of: &link)
    #expect(value % 16 == 0)
    link.disconnect()
  }

  @Test("an answer that drips in is given the timeout as a whole, not for each byte")
  func drippingAnswer() throws {
    let server = try RawServer(dripping: .milliseconds(200)) { request in
      request[0..<4] + [0, 5, request[6], 4, 2, 0, 42]
    }
    defer { server.stop() }
    var link = link(port: server.port, timeout: .milliseconds(500))
    try link.connect()
    let began = HubRealtime.MonotonicClock.now()
    var kind: ModbusError.Kind?
    do throws(ModbusError) { _ = try register(0, of: &link) } catch { kind = error.kind }
    let took = HubRealtime.MonotonicClock.now() - began
    #expect(kind == .timeout)
    // Eleven bytes take 2.2 s; a timeout for each byte would never have struck. 1.5 s are left for a busy machine.
    #expect(took < .seconds(2))
  }

  @Test("a port where nobody listens is told as refused, a name as an address that must be one")
  func cannotConnect() throws {
    let server = try RawServer { _ in [] }
    let port = server.port
    server.stop()
    var refused = link(port: port)
    var kind: ModbusError.Kind?
    do throws(ModbusError) { try refused.connect() } catch { kind = error.kind }
    #expect(kind == .refused)
    var named = ModbusLink(
      to: ModbusEndpoint(address: "plc1.example.org", port: 502, timeout: .milliseconds(10)))
    do throws(ModbusError) { try named.connect() } catch { kind = error.kind }
    #expect(kind == .badAddress)
  }

  @Test("a connection that the other side closed is told as closed at the next question")
  func closedByPeer() throws {
    let plc = try MockPLC(Self.layout, process: CountingProcess())
    var link = link(port: plc.port)
    try link.connect()
    _ = try register(0, of: &link)
    plc.stop()
    var kind: ModbusError.Kind?
    do throws(ModbusError) { _ = try register(0, of: &link) } catch { kind = error.kind }
    #expect(kind == .closed)
  }
}
