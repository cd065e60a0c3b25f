import NIOCore
import Synchronization

/// Counts the bytes that wait for a client to read them.
///
/// ASCII time-line of a client that slows down, with the bytes that wait growing to the right:
///
///     0 ------------- room ------------- limit
///       frames flow        frames wait        nothing more is taken
///                          (and are lost in    the client is dropped
///                          the feed: resync)
///
/// A client that makes no room for `patience` is dropped as well. Half a message may be on the wire by then, so no
/// last word can reach it; the log has it.
///
/// **Thread**: the channel's event loop; the rest from any.
final class OutboundBound: ChannelOutboundHandler, Sendable {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private struct State {
    var waitingBytes = 0
    var isDropped = false
    /// The one task that waits for room, and which wait it is.
    var waiter: CheckedContinuation<Void, Never>?
    var wait = 0
  }

  private let limitBytes: Int
  private let roomBytes: Int
  private let patience: TimeAmount
  private let onDrop: @Sendable (_ waitingBytes: Int) -> Void
  private let state = Mutex(State())

  init(
    limitBytes: Int, patience: TimeAmount, onDrop: @escaping @Sendable (_ waitingBytes: Int) -> Void
  ) {
    self.limitBytes = limitBytes
    // A quarter: frames stop long before the limit, so that only who reads nothing comes near it.
    roomBytes = limitBytes / 4
    self.patience = patience
    self.onDrop = onDrop
  }

  /// The client did not read and was dropped.
  var isDropped: Bool { state.withLock(\.isDropped) }

  /// Returns when there is room for another frame, or when the client was dropped because it made none.
  func waitForRoom(on channel: any Channel) async {
    await withCheckedContinuation { continuation in
      let wait: Int? = state.withLock { state in
        if state.waitingBytes <= roomBytes || state.isDropped { return nil }
        precondition(state.waiter == nil, "hub bug: two tasks write frames to one client")
        state.wait += 1
        state.waiter = continuation
        return state.wait
      }
      guard let wait else { return continuation.resume() }
      channel.eventLoop.scheduleTask(in: patience) { self.giveUp(wait, channel) }
    }
  }

  private func giveUp(_ wait: Int, _ channel: any Channel) {
    let (waiter, waiting) = state.withLock { state -> (CheckedContinuation<Void, Never>?, Int) in
      guard state.wait == wait, let waiter = state.waiter else { return (nil, 0) }
      state.waiter = nil
      state.isDropped = true
      return (waiter, state.waitingBytes)
    }
    guard let waiter else { return }
    onDrop(waiting)
    channel.close(promise: nil)
    waiter.resume()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let bytes = unwrapOutboundIn(data).readableBytes
    let (isFirstOverflow, isDropped, waiting) = state.withLock { state in
      // One message longer than the bound may pass to a client that has read everything before it.
      let overflows = state.waitingBytes > 0 && state.waitingBytes + bytes > limitBytes
      let isFirst = overflows && !state.isDropped
      if overflows { state.isDropped = true } else { state.waitingBytes += bytes }
      return (isFirst, state.isDropped, state.waitingBytes)
    }
    if isFirstOverflow {
      onDrop(waiting)
      context.close(promise: nil)
    }
    guard !isDropped else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    let written = promise ?? context.eventLoop.makePromise()
    written.futureResult.whenComplete { _ in self.wrote(bytes) }
    context.write(data, promise: written)
  }

  private func wrote(_ bytes: Int) {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      state.waitingBytes -= bytes
      guard state.waitingBytes <= roomBytes else { return nil }
      return state.waiter.take()
    }
    waiter?.resume()
  }
}
