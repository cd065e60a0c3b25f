import HubUnits
import Synchronization

/// What the mock PLC's server and those who ask about it share.
final class PLCState: Sendable {
  struct Values {
    var cut: LinkCut?
    var stopping = false
    var changes: [CoilChange] = []
    var energised: Set<Int> = []
    var requests = 0
    var connections = 0
    var heartbeatAlive = false
  }

  let values = Mutex(Values())

  func note(_ change: CoilChange) {
    values.withLock { values in
      values.changes.append(change)
      if change.energised {
        values.energised.insert(change.coil)
      } else {
        values.energised.remove(change.coil)
      }
    }
  }
}
