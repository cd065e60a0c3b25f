import HubCore
import HubRealtime
import HubUnits
import Synchronization

/// The writing end of the core's ring of reads, shared by the threads of a line's scanners.
///
/// The ring has one writer, so those threads take turns: the lock is held for one push, by threads of one priority,
/// and never by the core.
///
/// **Thread**: any that reads scanners.
final class ScanOutlet: Sendable {
  private struct End: ~Copyable {
    let reads: RingWriter<ScanRead>
  }
  private let end: Mutex<End>
  /// Which number of a label is the parcel's key.
  let keyRules: KeyRules

  init(_ reads: consuming RingWriter<ScanRead>, keyRules: KeyRules = KeyRules()) {
    end = Mutex(End(reads: reads))
    self.keyRules = keyRules
  }

  /// Hands a read to the core.
  ///
  /// - Returns: false when the ring is full.
  func push(_ read: ScanRead) -> Bool { end.withLock { $0.reads.push(read) } }
}
