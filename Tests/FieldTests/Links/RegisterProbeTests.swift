import HubMocks
import HubModbus
import HubUnits
import Testing

@testable import HubDevices

@Suite("A look at registers with the daemon stopped")
struct RegisterProbeTests {
  private func facts(_ point: RegisterPoint, registers: Int) throws -> RegisterProbeFacts {
    let plc = try MockPLC(
      PLCLayout(
        coils: 16, discreteInputs: 16, holdingRegisters: 4, inputRegisters: registers, watchedRegister: nil),
      process: CountingProcess())
    defer { plc.stop() }
    return RegisterProbe.facts(
      wire: .tcp(host: "127.0.0.1", port: UInt16(plc.port)), unit: 1, timeout: .seconds(1), from: point,
      most: 4)
  }

  @Test("reads as many as were wanted, where the device has them")
  func four() throws {
    let facts = try facts(2, registers: 16)
    #expect(facts.error == nil)
    #expect(facts.values.count == 4)
  }

  @Test(
    "reads fewer where the device ends, and tells the exception where it has nothing",
    arguments: [(4, 2), (3, 1), (2, 0)])
  func fewer(registers: Int, count: Int) throws {
    let facts = try facts(2, registers: registers)
    #expect(facts.values.count == count)
    #expect(facts.error?.kind == (count > 0 ? nil : .exception(.illegalDataAddress)))
  }

  @Test("asks for none behind the last address there is")
  func end() throws {
    let facts = try facts(RegisterPoint(.inputRegister, 65_535), registers: 16)
    #expect(facts.error?.kind == .exception(.illegalDataAddress))
    #expect(facts.error?.count == 1)
  }
}
