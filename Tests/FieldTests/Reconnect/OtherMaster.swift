import Synchronization

/// A second master, who takes a device's only connection and asks nothing.
final class OtherMaster: Sendable {
  private let client = Mutex<WireClient?>(nil)

  func take(port: Int) throws(WireFault) {
    try client.withLock { client throws(WireFault) in client = try WireClient(port: port) }
  }

  func leave() { client.withLock { $0 = nil } }
}
