import HubMocks
import HubUnits
import Synchronization

@testable import HubDevices

/// The PLC of `MailboxBench`: scans in each exchange, at each pulse that has passed since.
final class ScriptedMailbox: Sendable {
  /// Pulses a second.
  static let speed: Int64 = 2_500

  private struct Values {
    var counter: UInt32?
    var firings: [MailboxFiring] = []
  }

  private let desk: MailboxDesk
  private let values = Mutex(Values())

  init(_ layout: MailboxLayout) { desk = MailboxDesk(layout) }

  var firings: [MailboxFiring] { values.withLock { $0.firings } }

  /// What the counter shows at an instant.
  static func counter(_ at: MonotonicInstant) -> UInt32 { UInt32(at.nanoseconds / (1_000_000_000 / speed)) }

  func scan(_ now: MonotonicInstant, _ device: inout ScriptedDevice.Values) {
    let layout = desk.layout
    let tables = layout.tables()
    var holding = [UInt16](repeating: 0, count: tables.holdingRegisters)
    for (address, value) in device.holdingRegisters { holding[Int(address)] = value }
    desk.written(holding)
    let counter = Self.counter(now)
    values.withLock { values in
      let last = values.counter ?? counter
      values.counter = counter
      values.firings +=
        desk.scan(passing: last == counter ? [counter] : Array(last + 1...counter), at: now).fired
    }
    var inputs = PLCInputs(discrete: 0, registers: tables.inputRegisters)
    desk.show(in: &inputs)
    for place in layout.answers..<inputs.registers.count {
      device.inputRegisters[UInt16(place)] = inputs.registers[place]
    }
    device.inputRegisters[UInt16(layout.counterRegister)] = UInt16(counter >> 16)
    device.inputRegisters[UInt16(layout.counterRegister + 1)] = UInt16(truncatingIfNeeded: counter)
    device.inputRegisters[UInt16(layout.beatRegister), default: 0] &+= 1
  }
}
