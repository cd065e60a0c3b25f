import HubModbus
import HubUnits
import Testing

@Suite("A link never shifts by one")
struct LateAnswerTests {
  @Test("in 10,000 exchanges with late, doubled, swapped and repeated answers no value is taken for another")
  func tenThousand() throws {
    let device = ShufflingDevice(seed: 20_261_121)
    let server = try RawServer { device.answer($0) }
    defer { server.stop() }
    // Each answer kept back costs this once; about a hundred are.
    var link = ModbusLink(
      to: ModbusEndpoint(address: "127.0.0.1", port: UInt16(server.port), timeout: .milliseconds(25)))
    var answered = 0
    var wrong: [String] = []
    var errors: [ModbusError.Kind] = []
    for exchange in 0..<10_000 {
      if !link.isConnected { try link.connect() }
      // A hundred questions of one shape in a row: only the number tells their answers apart.
      let count = exchange / 100 % ShufflingDevice.mostRegisters + 1
      do throws(ModbusError) {
        if exchange % 8 == 7 {
          try link.writeRegister(UInt16(exchange), UInt16(exchange))
        } else {
          let values = try registers(from: UInt16(exchange), count: count, of: &link)
          let right = (0..<count).map { UInt16(exchange * ShufflingDevice.mostRegisters + $0) }
          if values != right { wrong.append("exchange \(exchange): \(values) for \(right)") }
        }
        answered += 1
      } catch {
        errors.append(error.kind)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    #expect(errors.allSatisfy { $0 == .timeout }, "silence is the only failure this device has")
    #expect(errors.count >= device.keptBackCount, "no answer kept back was made up")
    #expect(answered > 9_000, "only what was kept back may be lost, and a little more on a busy machine")
    #expect(device.strays > 2_000)
    // What was sent behind the last answer, or to a connection given up, is not seen.
    #expect(link.strayAnswers > 2_000 && link.strayAnswers <= UInt64(device.strays))
  }

  private func registers(from first: UInt16, count: Int, of link: inout ModbusLink) throws(ModbusError)
    -> [UInt16]
  {
    var values = [UInt16](repeating: 0xFFFF, count: count)
    var room = values.mutableSpan
    try link.readInputRegisters(from: first, count: count, into: &room)
    return values
  }
}
