/// One watcher's frames.
///
/// **Thread**: read by one task; `cancel` from any.
public struct WatchSubscription: Sendable {
  let feed: WatchFeed
  let id: Int64

  /// The next frame; nil when it is over.
  ///
  /// **Errors**: an encoding error is our bug.
  public func next() async throws -> WatchFeed.Encoded? {
    try await withTaskCancellationHandler {
      try await feed.next(id)
    } onCancel: {
      cancel()
    }
  }

  /// Ends it; a `next` that waits returns nil.
  public func cancel() {
    Task { await feed.unsubscribe(id) }
  }
}
