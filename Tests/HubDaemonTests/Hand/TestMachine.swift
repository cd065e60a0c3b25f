import HubMocks
import HubUnits
import Synchronization

/// The machine behind the mock PLC: a heartbeat, a belt, one eye at the station, and a switch on lane 1's diverter.
final class TestMachine: PLCProcess {
  /// From coil on to the switch, and from coil off to the switch.
  static let out = Nanoseconds.milliseconds(43)
  static let home = Nanoseconds.milliseconds(61)
  static let switchInput = 30

  private struct Values {
    var coilAt: [Int: (energised: Bool, at: MonotonicInstant)] = [:]
    /// What covers the inputs.
    var blocked: Set<Int> = []
    /// When the belt began to move, at 1 m/s.
    var movesSince: MonotonicInstant?
    var isSwitchDead = false
  }
  private let values = Mutex(Values())

  func read(into inputs: inout PLCInputs, at now: MonotonicInstant) {
    values.withLock { values in
      for input in inputs.discrete.indices { inputs.discrete[input] = values.blocked.contains(input) }
      if let coil = values.coilAt[0], !values.isSwitchDead {
        let isThere = now >= coil.at + (coil.energised ? Self.out : Self.home)
        inputs.discrete[Self.switchInput] = coil.energised == isThere
      }
      inputs.registers[0] =
        values.movesSince.map { UInt16(truncatingIfNeeded: (now - $0).wholeMilliseconds) } ?? 0
      inputs.registers[1] = UInt16(truncatingIfNeeded: now.nanoseconds / 50_000_000)
    }
  }

  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant) {
    values.withLock { $0.coilAt[number] = (energised, now) }
  }

  func block(_ input: Int, _ isBlocked: Bool) {
    values.withLock { values in
      if isBlocked { values.blocked.insert(input) } else { values.blocked.remove(input) }
    }
  }

  func startBelt(at now: MonotonicInstant) { values.withLock { $0.movesSince = now } }
  func breakSwitch() { values.withLock { $0.isSwitchDead = true } }
}
