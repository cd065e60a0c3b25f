import Logging
import NIOCore
import Synchronization

/// Counts the bytes that wait for a client to read them, and drops a client past the bound.
///
/// Half a message may be on the wire already, so no last word can reach the client; the log has it.
///
/// **Thread**: the channel's event loop; `isDropped` from any.
final class OutboundBound: ChannelOutboundHandler, Sendable {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private struct State {
    var waitingBytes = 0
    var isDropped = false
  }

  private let limitBytes: Int
  private let onDrop: @Sendable (_ waitingBytes: Int) -> Void
  private let state = Mutex(State())

  init(limitBytes: Int, onDrop: @escaping @Sendable (_ waitingBytes: Int) -> Void) {
    self.limitBytes = limitBytes
    self.onDrop = onDrop
  }

  /// The client did not read and was dropped.
  var isDropped: Bool { state.withLock(\.isDropped) }

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
    written.futureResult.whenComplete { _ in self.state.withLock { $0.waitingBytes -= bytes } }
    context.write(data, promise: written)
  }
}
