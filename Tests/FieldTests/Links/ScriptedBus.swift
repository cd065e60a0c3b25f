import HubModbus
import HubUnits
import Synchronization

/// A field bus whose device is a script. Shares nothing with `ModbusLink` but the promises of `FieldBus`.
struct ScriptedBus: ~Copyable, FieldBus {
  let device: ScriptedDevice
  private(set) var isConnected = false
  var strayAnswers: UInt64 { device.values.withLock { $0.strayAnswers } }

  init(to device: ScriptedDevice) { self.device = device }

  mutating func connect() throws(ModbusError) {
    isConnected = false
    try play(.connect, 0)
    isConnected = true
  }

  mutating func disconnect() { isConnected = false }

  mutating func waitForTurn() {
    let (time, meanwhile) = device.values.withLock { ($0.turnTime, $0.meanwhile) }
    device.clock.advance(by: time)
    meanwhile?()
  }

  mutating func readDiscreteInputs(
    from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    try play(.readDiscreteInputs, first)
    let on = device.values.withLock { $0.inputsOn }
    for n in 0..<count { bits[n] = on.contains(first + UInt16(n)) ? 1 : 0 }
  }

  mutating func readInputRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    try play(.readInputRegisters, first)
    let held = device.values.withLock { $0.inputRegisters }
    for n in 0..<count { values[n] = held[first + UInt16(n)] ?? 0 }
  }

  mutating func readCoils(
    from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    try play(.readCoils, first)
    for n in 0..<count { bits[n] = device.isOn(first + UInt16(n)) ? 1 : 0 }
  }

  mutating func readHoldingRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    try play(.readHoldingRegisters, first)
    takeHolding(first, count, into: &values)
  }

  mutating func writeCoil(_ address: UInt16, _ isOn: Bool) throws(ModbusError) {
    try play(.writeCoil, address, [isOn ? 1 : 0])
  }

  mutating func writeCoils(from first: UInt16, _ bits: Span<UInt8>) throws(ModbusError) {
    var values: [UInt16] = []
    for n in bits.indices { values.append(UInt16(bits[n])) }
    try play(.writeCoils, first, values)
  }

  mutating func writeRegister(_ address: UInt16, _ value: UInt16) throws(ModbusError) {
    try play(.writeRegister, address, [value])
  }

  mutating func writeRegisters(from first: UInt16, _ values: Span<UInt16>) throws(ModbusError) {
    try play(.writeRegisters, first, words(values))
  }

  mutating func readWriteRegisters(
    writing written: Span<UInt16>, to target: UInt16, from first: UInt16, count: Int,
    into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    try play(.readWriteRegisters, target, words(written))
    takeHolding(first, count, into: &values)
  }

  private func takeHolding(_ first: UInt16, _ count: Int, into values: inout MutableSpan<UInt16>) {
    let held = device.values.withLock { $0.holdingRegisters }
    for n in 0..<count { values[n] = held[first + UInt16(n)] ?? 0 }
  }

  private func words(_ values: Span<UInt16>) -> [UInt16] {
    var words: [UInt16] = []
    for n in values.indices { words.append(values[n]) }
    return words
  }

  private mutating func play(
    _ operation: ModbusError.Operation, _ address: UInt16, _ written: [UInt16] = []
  ) throws(ModbusError) {
    guard let kind = device.exchange(operation, address, written) else { return }
    let error = ModbusError(kind, operation, address: address, count: UInt16(written.count), rawErrno: 0)
    if !error.isException && !device.values.withLock({ $0.staysUp }) { isConnected = false }
    throw error
  }
}
