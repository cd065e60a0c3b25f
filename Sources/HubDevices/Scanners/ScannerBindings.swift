import HubUnits
import Synchronization

/// Which scanner is at which port, where only the card of its station tells.
///
/// **Thread**: written by the control plane, seldom; looked at by hub-usb before each look at the bus.
final class ScannerBindings: Sendable {
  private let table: Mutex<[ScannerIndex: String]>
  private let changes = Atomic<UInt64>(0)

  init(_ ports: [ScannerIndex: String]) { table = Mutex(ports) }

  /// A scanner is the one at this port from now on, and no other scanner is.
  func bind(_ scanner: ScannerIndex, to port: String) {
    table.withLock { ports in
      for (other, theirs) in ports where theirs == port { ports[other] = nil }
      ports[scanner] = port
    }
    changes.add(1, ordering: .releasing)
  }

  /// Grows with each binding, once it is in `ports`.
  var version: UInt64 { changes.load(ordering: .acquiring) }

  var ports: [ScannerIndex: String] { table.withLock { $0 } }
}
