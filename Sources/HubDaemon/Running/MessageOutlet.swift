import HubCore
import HubRealtime
import Synchronization

/// The one way from the control plane into the core: a ring has one writer, and many tasks want to speak.
///
/// **Thread**: any of the control plane; the lock is never seen by the core.
final class MessageOutlet: Sendable {
  private struct Sending: ~Copyable {
    let writer: RingWriter<ControlMessage>
  }
  private let sending: Mutex<Sending>

  init(_ writer: consuming RingWriter<ControlMessage>) { sending = Mutex(Sending(writer: writer)) }

  /// Puts a message into the ring to the core.
  ///
  /// - Returns: false when the ring is full; nothing was sent then.
  func send(_ message: ControlMessage) -> Bool { sending.withLock { $0.writer.push(message) } }
}
