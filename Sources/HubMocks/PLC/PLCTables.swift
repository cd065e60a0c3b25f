import CModbus

/// libmodbus' four tables, owned.
///
/// **Thread**: the server's only.
@safe struct PLCTables: ~Copyable {
  /// Safe to use everywhere below: libmodbus allocated it in `init` and only `deinit` frees it.
  let mapping: UnsafeMutablePointer<modbus_mapping_t>
  private let layout: PLCLayout

  init(_ layout: PLCLayout) throws(MockPLCError) {
    guard
      let mapping = unsafe modbus_mapping_new(
        CInt(layout.coils), CInt(layout.discreteInputs), CInt(layout.holdingRegisters),
        CInt(layout.inputRegisters))
    else { throw .noMemory }
    unsafe self.mapping = mapping
    self.layout = layout
    for (register, value) in layout.presets {
      precondition(register < layout.holdingRegisters, "hub bug: a preset outside the mock PLC's registers")
      unsafe mapping.pointee.tab_registers[register] = value
    }
  }

  deinit { unsafe modbus_mapping_free(mapping) }

  /// Shows the machine's inputs to whoever reads next.
  func show(_ inputs: PLCInputs) {
    precondition(
      inputs.discrete.count == layout.discreteInputs && inputs.registers.count == layout.inputRegisters,
      "hub bug: the machine behind the mock PLC changed the size of its inputs")
    for (number, blocked) in inputs.discrete.enumerated() {
      unsafe mapping.pointee.tab_input_bits[number] = blocked ? 1 : 0
    }
    for (number, value) in inputs.registers.enumerated() {
      unsafe mapping.pointee.tab_input_registers[number] = value
    }
  }

  /// **Precondition**: `number` is one of the layout's coils.
  func coil(_ number: Int) -> Bool { unsafe mapping.pointee.tab_bits[number] != 0 }

  /// **Precondition**: `number` is one of the layout's coils.
  func clearCoil(_ number: Int) { unsafe mapping.pointee.tab_bits[number] = 0 }

  /// **Precondition**: `number` is one of the layout's holding registers.
  func holding(_ number: Int) -> UInt16 { unsafe mapping.pointee.tab_registers[number] }

  // Swift 6.3.1 crashes on a closure over this noncopyable value here.
  var allHolding: [UInt16] {
    var all: [UInt16] = []
    for number in 0..<layout.holdingRegisters { all.append(holding(number)) }
    return all
  }
}
