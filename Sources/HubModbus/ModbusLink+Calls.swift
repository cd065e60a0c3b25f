import HubUnits

extension ModbusLink {
  public mutating func readDiscreteInputs(
    from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    try readBits(.readDiscreteInputs, from: first, count: count, into: &bits)
  }

  public mutating func readCoils(
    from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    try readBits(.readCoils, from: first, count: count, into: &bits)
  }

  public mutating func readInputRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    try readRegisters(.readInputRegisters, from: first, count: count, into: &values)
  }

  public mutating func readHoldingRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    try readRegisters(.readHoldingRegisters, from: first, count: count, into: &values)
  }

  public mutating func writeCoil(_ address: UInt16, _ isOn: Bool) throws(ModbusError) {
    // 6.5: on is FF00, off is 0000, and nothing else.
    request.write(.writeCoil, unit: endpoint.unit, address, isOn ? 0xFF00 : 0)
    _ = try exchange()
  }

  public mutating func writeCoils(from first: UInt16, _ bits: Span<UInt8>) throws(ModbusError) {
    request.writeCoils(unit: endpoint.unit, from: first, bits)
    _ = try exchange()
  }

  public mutating func writeRegister(_ address: UInt16, _ value: UInt16) throws(ModbusError) {
    request.write(.writeRegister, unit: endpoint.unit, address, value)
    _ = try exchange()
  }

  public mutating func writeRegisters(from first: UInt16, _ values: Span<UInt16>) throws(ModbusError) {
    request.writeRegisters(unit: endpoint.unit, from: first, values)
    _ = try exchange()
  }

  public mutating func readWriteRegisters(
    writing written: Span<UInt16>, to target: UInt16, from first: UInt16, count: Int,
    into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    precondition(count > 0 && count <= min(values.count, 125), "hub bug: no room for what is read")
    request.readWriteRegisters(
      unit: endpoint.unit, written, to: target, from: first, count: UInt16(count))
    takeRegisters(try exchange(), count, into: &values)
  }

  private mutating func readBits(
    _ operation: ModbusError.Operation, from first: UInt16, count: Int,
    into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    precondition(count > 0 && count <= min(bits.count, 2_000), "hub bug: no room for what is read")
    request.read(operation, unit: endpoint.unit, from: first, count: UInt16(count))
    let data = try exchange() + 3
    // The first input is the lowest bit of the first byte (Modbus application protocol 1.1b3, 6.2).
    for n in 0..<count { bits[n] = inbox.bytes[data + n / 8] >> UInt8(n % 8) & 1 }
  }

  private mutating func readRegisters(
    _ operation: ModbusError.Operation, from first: UInt16, count: Int,
    into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    precondition(count > 0 && count <= min(values.count, 125), "hub bug: no room for what is read")
    request.read(operation, unit: endpoint.unit, from: first, count: UInt16(count))
    takeRegisters(try exchange(), count, into: &values)
  }

  /// Takes the registers out of an answer whose unit stands at `first`.
  private func takeRegisters(_ first: Int, _ count: Int, into values: inout MutableSpan<UInt16>) {
    let data = first + 3
    for n in 0..<count {
      values[n] = UInt16(inbox.bytes[data + 2 * n]) << 8 | UInt16(inbox.bytes[data + 2 * n + 1])
    }
  }
}
