import HubUnits

/// The holding registers that carry outputs as bits, as they were written last.
///
/// A bit can only be written with its whole register, so the link remembers the others. Nobody else may write there.
struct OutputRegisters: Sendable {
  private let addresses: [UInt16]
  private let safe: [UInt16]
  private var written: [UInt16]

  init(_ outputs: [LinkOutput]) {
    var values: [UInt16: UInt16] = [:]
    for output in outputs {
      guard case .bit(let bit, let register) = output.place else { continue }
      values[register, default: 0] |= output.isOnWhenSafe ? 1 << UInt16(bit) : 0
    }
    addresses = values.keys.sorted()
    safe = addresses.map { values[$0, default: 0] }
    written = safe
  }

  /// What the register holds as far as we know.
  func value(of register: UInt16) -> UInt16 { written[place(of: register)] }

  /// What the register is with one bit changed.
  func value(of register: UInt16, with bit: UInt8, on isOn: Bool) -> UInt16 {
    let mask: UInt16 = 1 << UInt16(bit)
    return isOn ? value(of: register) | mask : value(of: register) & ~mask
  }

  mutating func wrote(_ value: UInt16, to register: UInt16) { written[place(of: register)] = value }

  mutating func wentSafe() {
    for place in written.indices { written[place] = safe[place] }
  }

  private func place(of register: UInt16) -> Int {
    for place in addresses.indices where addresses[place] == register { return place }
    preconditionFailure("hub bug: a register without outputs")
  }
}
