import HubUSB
import Synchronization

/// How another thread asks hub-usb to end, or to look up.
///
/// **Thread**: any; the lock is held for the length of one call, and never by a thread that waits for the bus.
final class ScannerStop: Sendable {
  private let requested = Atomic<Bool>(false)
  private let waker = Mutex<USBWaker?>(nil)

  var isRequested: Bool { requested.load(ordering: .acquiring) }

  /// Asks, and ends the wait on the bus.
  func request() {
    requested.store(true, ordering: .releasing)
    wake()
  }

  /// Ends the wait on the bus: there is something to do.
  func wake() { waker.withLock { $0?.wake() } }

  func reset() { requested.store(false, ordering: .releasing) }

  /// Names the context to wake; nil before it is closed, so that no waker outlives it.
  func attend(_ waker: USBWaker?) { self.waker.withLock { $0 = waker } }
}
