import Foundation
import HubMocks
import HubModbus
import HubUnits
import Testing

@Suite("Coils and holding registers, on real wires of both kinds")
struct RegisterExchangeTests {
  /// A server with 40 coils and 300 holding registers, and a link to it.
  private struct Bench: ~Copyable {
    let plc: FaultyPLC
    var link: ModbusLink
    deinit { plc.stop() }
  }

  private func opened(_ isOnLine: Bool) throws -> Bench {
    let tty = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-registers-\(UUID())").path
    var layout = FaultyPLCLayout(isOnLine ? .rtu(link: tty) : .tcp(address: "127.0.0.1", port: 0))
    (layout.coils, layout.holdingRegisters) = (40, 300)
    let plc = try FaultyPLC(layout, faults: [], seed: 1) { _ in }
    let wire: ModbusEndpoint.Wire =
      isOnLine
      ? .rtu(device: tty, SerialLineSettings(speed: 115_200, format: .eightEven))
      : .tcp(address: "127.0.0.1", port: UInt16(plc.port))
    var bench = Bench(plc: plc, link: ModbusLink(to: ModbusEndpoint(wire, unit: 1, timeout: .seconds(5))))
    try bench.link.connect()
    return bench
  }

  private func holding(_ first: UInt16, _ count: Int, of link: inout ModbusLink) throws -> [UInt16] {
    var values = [UInt16](repeating: 0xEEEE, count: count)
    var room = values.mutableSpan
    try link.readHoldingRegisters(from: first, count: count, into: &room)
    return values
  }

  @Test(
    "What is written to neighbouring registers is read back from them, and nothing beside",
    arguments: [false, true])
  func writesAndReads(isOnLine: Bool) throws {
    var bench = try opened(isOnLine)
    // The most that one request can carry, with each byte another.
    let written = (0..<123).map { UInt16($0) &* 0x0203 &+ 0x0100 }
    try bench.link.writeRegisters(from: 10, written.span)
    #expect(try holding(9, 125, of: &bench.link) == [0] + written + [0])
    let coils: [UInt8] = [1, 1, 0, 1, 0, 0, 1, 0, 1]
    try bench.link.writeCoils(from: 20, coils.span)
    var bits = [UInt8](repeating: 9, count: 12)
    var room = bits.mutableSpan
    try bench.link.readCoils(from: 19, count: 11, into: &room)
    #expect(bits == [0] + coils + [0, 9])
  }

  @Test(
    "One exchange writes first and reads then, so what was written is in what is read",
    arguments: [false, true])
  func writesThenReads(isOnLine: Bool) throws {
    var bench = try opened(isOnLine)
    let before: [UInt16] = [7, 8, 9]
    try bench.link.writeRegisters(from: 200, before.span)
    let written: [UInt16] = [0xBEEF, 2]
    var values = [UInt16](repeating: 0, count: 4)
    var room = values.mutableSpan
    try bench.link.readWriteRegisters(writing: written.span, to: 201, from: 200, count: 4, into: &room)
    #expect(values == [7, 0xBEEF, 2, 0])
  }

  @Test("A device that has no such registers says so, and the link stays", arguments: [false, true])
  func refuses(isOnLine: Bool) throws {
    var bench = try opened(isOnLine)
    let written: [UInt16] = [1, 2]
    var refused: ModbusError?
    do throws(ModbusError) { try bench.link.writeRegisters(from: 299, written.span) } catch {
      refused = error
    }
    #expect(refused?.kind == .exception(.illegalDataAddress))
    #expect(
      refused?.description.hasPrefix("config: writing 2 holding registers from 299 on was refused") == true)
    #expect(try holding(299, 1, of: &bench.link) == [0])
  }
}
