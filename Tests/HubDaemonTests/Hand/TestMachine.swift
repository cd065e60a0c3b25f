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
    var standsSince: MonotonicInstant?
    var isSwitchDead = false
    /// For each change of the coil, when its switch was read where it then belongs: the first few readings.
    var sightings: [[MonotonicInstant]] = []
  }
  private let values = Mutex(Values())

  func read(into inputs: inout PLCInputs, at now: MonotonicInstant) {
    values.withLock { values in
      for input in inputs.discrete.indices { inputs.discrete[input] = values.blocked.contains(input) }
      if let coil = values.coilAt[0], !values.isSwitchDead {
        let isThere = now >= coil.at + (coil.energised ? Self.out : Self.home)
        inputs.discrete[Self.switchInput] = coil.energised == isThere
        if isThere, let seen = values.sightings.last, seen.count < 8 {
          values.sightings[values.sightings.count - 1].append(now)
        }
      }
      inputs.registers[0] =
        values.movesSince.map { began in
          UInt16(truncatingIfNeeded: (min(now, values.standsSince ?? now) - began).wholeMilliseconds)
        } ?? 0
      inputs.registers[1] = UInt16(truncatingIfNeeded: now.nanoseconds / 50_000_000)
    }
  }

  func coil(_ number: Int, energised: Bool, at now: MonotonicInstant) {
    values.withLock { values in
      values.coilAt[number] = (energised, now)
      if number == 0 { values.sightings.append([]) }
    }
  }

  func block(_ input: Int, _ isBlocked: Bool) {
    values.withLock { values in
      if isBlocked { values.blocked.insert(input) } else { values.blocked.remove(input) }
    }
  }

  /// When whoever polls must have had a change of the coil in hand, by its switch.
  ///
  /// A poll is two readings, the inputs and then the registers, and the next one begins when both are there: the first
  /// sighting may be in the registers' turn, the next two are a whole poll, the fourth is behind it.
  func isSurelySeen(change: Int) -> MonotonicInstant? {
    values.withLock { values in
      guard values.sightings.indices.contains(change), values.sightings[change].count > 3 else { return nil }
      return values.sightings[change][3]
    }
  }

  func startBelt(at now: MonotonicInstant) { values.withLock { $0.movesSince = now } }
  func stopBelt(at now: MonotonicInstant) { values.withLock { $0.standsSince = now } }
  func breakSwitch() { values.withLock { $0.isSwitchDead = true } }
}
