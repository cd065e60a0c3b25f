import HubUnits

/// The requests that take every output to its safe state, and the only addresses at which outputs can be written.
///
/// Only coils and registers of the line are written, so only direct neighbours share a request. A register with
/// outputs in it is written whole: its other bits are 0, which the configuration had to allow.
struct SafeStatePlan: Sendable {
  enum Request: Sendable, Hashable {
    /// 0 or 1 each.
    case coils(first: UInt16, [UInt8])
    case registers(first: UInt16, [UInt16])
  }

  /// **Source**: Modbus application protocol 1.1b3, 6.11.
  static let mostCoils = 1_968
  /// **Source**: as above, 6.12.
  static let mostRegisters = 123

  let requests: [Request]

  /// - Parameter device: may take less in one request than the protocol allows.
  init(_ outputs: [LinkOutput], on device: DeviceProfile = .generic) {
    var coils: [UInt16: UInt8] = [:]
    var registers: [UInt16: UInt16] = [:]
    for output in outputs {
      switch output.place {
      case .coil(let address): coils[address] = output.isOnWhenSafe ? 1 : 0
      case .bit(let bit, let register):
        registers[register, default: 0] |= output.isOnWhenSafe ? 1 << UInt16(bit) : 0
      }
    }
    requests =
      Self.runs(of: coils, longest: min(Self.mostCoils, device.mostWrittenBits.value)).map {
        .coils(first: $0, $1)
      }
      + Self.runs(of: registers, longest: min(Self.mostRegisters, device.mostWrittenRegisters.value)).map {
        .registers(first: $0, $1)
      }
  }

  /// Direct neighbours together, in ascending order.
  private static func runs<Value>(of values: [UInt16: Value], longest: Int) -> [(UInt16, [Value])] {
    var runs: [(first: UInt16, values: [Value])] = []
    for (address, value) in values.sorted(by: { $0.key < $1.key }) {
      if let last = runs.last, Int(last.first) + last.values.count == Int(address),
        last.values.count < longest
      {
        runs[runs.count - 1].values.append(value)
      } else {
        runs.append((address, [value]))
      }
    }
    return runs.map { ($0.first, $0.values) }
  }
}
