import Synchronization

/// How many clients are connected and how many were dropped.
///
/// **Thread**: any.
public final class SocketCounts: Sendable {
  private struct Counts {
    var connected = 0
    var dropped = 0
  }
  private let counts = Mutex(Counts())

  init() {}

  /// Clients connected now.
  public var connected: Int { counts.withLock(\.connected) }
  /// Clients dropped since the start because they did not read.
  public var dropped: Int { counts.withLock(\.dropped) }

  /// Counts a client in, or says that there is no room.
  func enter(limit: Int) -> Bool {
    counts.withLock { counts in
      guard counts.connected < limit else { return false }
      counts.connected += 1
      return true
    }
  }
  func leave() { counts.withLock { $0.connected -= 1 } }
  func countDropped() { counts.withLock { $0.dropped += 1 } }
}
