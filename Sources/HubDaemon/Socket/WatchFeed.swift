public import Foundation
public import HubProtocol

/// Numbers the line's states and hands what changed to everyone who watches.
///
/// Each frame is encoded once, however many watch. A watcher that does not take its frames in time loses them and
/// gets a `resync`; nobody waits for it.
///
/// **Thread**: an actor; the daemon publishes at most every 100 ms.
public actor WatchFeed {
  /// A frame with its message, ready for the wire (without the closing NUL).
  public struct Encoded: Hashable, Sendable {
    public let frame: WatchFrame
    public let message: Data
  }

  private struct Watcher {
    var waiting: [Encoded] = []
    /// What it needs before any delta makes sense; nil when it is up to date.
    var needs: WatchFrame.Kind? = .snapshot
    var continuation: CheckedContinuation<Encoded?, Never>?
  }

  /// Frames kept for one watcher.
  ///
  /// **Source**: at 10 frames a second, three seconds of a pump that does not run.
  public static let defaultFramesKept = 32

  /// An unchanged line is told again after this, so that a watcher knows it is not cut off.
  ///
  /// **Units**: milliseconds. **Source**: the daemon's status interval, and a technician's patience.
  private static let heartbeatMs = 1_000

  private let framesKept: Int
  private var state: LineState?
  private var sequence: Int64 = 0
  private var lastFrameUptimeMs = 0
  private var recorded: [RecordedEnd] = []
  private var watchers: [Int64: Watcher] = [:]
  private var nextWatcher: Int64 = 0
  private var isFinished = false

  public init(framesKept: Int = WatchFeed.defaultFramesKept) {
    precondition(framesKept > 0, "hub bug: a watch feed that keeps no frames")
    self.framesKept = framesKept
  }

  /// How many watch.
  public var watcherCount: Int { watchers.count }

  /// The last state published.
  public var current: LineState? { state }

  /// Tells ends that the journal has; they go out with the next state.
  ///
  /// **Precondition**: the journal has them on disk.
  public func record(_ ends: [RecordedEnd]) { recorded += ends }

  /// Takes the line as it is now and tells every watcher what changed.
  ///
  /// **Errors**: an encoding error is our bug; no frame was sent then.
  public func publish(_ next: LineState) throws {
    let ends = recorded
    recorded.removeAll(keepingCapacity: true)
    guard let before = state else {
      state = next
      sequence = 1
      lastFrameUptimeMs = next.uptimeMs
      return try wakeAll(with: nil)
    }
    let delta = before.delta(to: next, recorded: ends)
    state = next
    if delta.isEmpty, next.uptimeMs - lastFrameUptimeMs < Self.heartbeatMs { return }
    sequence += 1
    lastFrameUptimeMs = next.uptimeMs
    guard !watchers.isEmpty else { return }
    try wakeAll(with: encode(WatchFrame(sequence: sequence, kind: .delta, delta: delta)))
  }

  /// Ends every subscription.
  public func finish() {
    isFinished = true
    for id in Array(watchers.keys) { unsubscribe(id) }
  }

  /// Begins to watch: the first frame is a snapshot.
  public func subscribe() -> WatchSubscription {
    nextWatcher += 1
    if !isFinished { watchers[nextWatcher] = Watcher() }
    return WatchSubscription(feed: self, id: nextWatcher)
  }

  func unsubscribe(_ id: Int64) {
    guard let watcher = watchers.removeValue(forKey: id) else { return }
    watcher.continuation?.resume(returning: nil)
  }

  /// The watcher's next frame; nil when its subscription is over.
  func next(_ id: Int64) async throws -> Encoded? {
    guard var watcher = watchers[id] else { return nil }
    if let kind = watcher.needs, let state {
      watcher.needs = nil
      watchers[id] = watcher
      return try encode(WatchFrame(sequence: sequence, kind: kind, state: state))
    }
    if !watcher.waiting.isEmpty {
      let frame = watcher.waiting.removeFirst()
      watchers[id] = watcher
      return frame
    }
    precondition(watcher.continuation == nil, "hub bug: two tasks read one watch subscription")
    return await withCheckedContinuation { watchers[id]?.continuation = $0 }
  }

  /// Gives a frame to each watcher; nil when there is only a first state to give.
  private func wakeAll(with frame: Encoded?) throws {
    var first: Encoded?
    for id in Array(watchers.keys) {
      guard var watcher = watchers[id] else { continue }
      if let continuation = watcher.continuation {
        watcher.continuation = nil
        if let kind = watcher.needs, let state {
          watcher.needs = nil
          let snapshot = try first ?? encode(WatchFrame(sequence: sequence, kind: kind, state: state))
          first = snapshot
          continuation.resume(returning: snapshot)
        } else {
          continuation.resume(returning: frame)
        }
      } else if watcher.needs == nil, let frame {
        if watcher.waiting.count < framesKept {
          watcher.waiting.append(frame)
        } else {
          watcher.waiting.removeAll()
          watcher.needs = .resync
        }
      }
      watchers[id] = watcher
    }
  }

  private func encode(_ frame: WatchFrame) throws -> Encoded {
    Encoded(frame: frame, message: try VarlinkMessage.reply(Watch.Reply(frame: frame), continues: true))
  }
}
