import HubCore
import HubModbus
import HubUnits

// Where outputs are written, and nowhere else.
//
// An address comes from `settings.outputs` by rank, or from the plan of safe states, which was made of the same
// outputs. There is no call that takes one from outside. `Tests/ProjectTests` holds that nobody else writes.
extension LinkWorker where Bus: ~Copyable {
  /// Switches one output, by its rank. A bit goes out with its whole register, the others as they were.
  mutating func write(output rank: UInt16, _ isOn: Bool) throws(ModbusError) {
    let began = clock.now()
    switch settings.outputs[Int(rank)].place {
    case .coil(let address): try bus.writeCoil(address, isOn)
    case .bit(let bit, let register):
      let value = outputRegisters.value(of: register, with: bit, on: isOn)
      try bus.writeRegister(register, value)
      outputRegisters.wrote(value, to: register)
    }
    noteExchange(from: began)
    noteTold(Int(rank), isOn)
    expect(output: Int(rank), isOn)
  }

  /// Takes every output to its safe state; a link that cannot is lost.
  ///
  /// - Returns: whether every request was acknowledged.
  mutating func writeSafeState() -> Bool {
    for request in safeState.requests {
      let began = clock.now()
      do throws(ModbusError) {
        try write(request)
        noteExchange(from: began)
      } catch {
        lose(error)
        return false
      }
    }
    for rank in outputs.indices { outputs[rank] = OutputWatch() }
    outputRegisters.wentSafe()
    noteSafeState()
    for rank in outputs.indices { expect(output: rank, settings.outputs[rank].isOnWhenSafe) }
    return closeMailbox()
  }

  private mutating func write(_ request: SafeStatePlan.Request) throws(ModbusError) {
    switch request {
    case .coils(let first, let bits): try bus.writeCoils(from: first, bits.span)
    case .registers(let first, let values): try bus.writeRegisters(from: first, values.span)
    }
  }
}
