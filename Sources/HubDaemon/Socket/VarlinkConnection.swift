import Foundation
import HubProtocol
import Logging
import NIOCore

/// One client's connection: takes its calls one after the other and answers in their order.
struct VarlinkConnection<Service: SorterService>: Sendable {
  let client: SocketClient
  let channel: any Channel
  let outbound: OutboundBound
  let dispatcher: MethodDispatcher<Service>
  let feed: WatchFeed
  let logger: Logger

  /// Serves until the client goes, breaks the protocol, or the task is cancelled.
  func serve(_ inbound: NIOAsyncChannelInboundStream<MessageDecoder.InboundOut>) async throws {
    for try await arrived in inbound {
      switch arrived {
      case .tooLong:
        logger.notice(
          "client: a message was longer than \(VarlinkMessage.longestBytes) bytes; connection closed")
        let error = SorterError.messageTooLong(limitBytes: VarlinkMessage.longestBytes)
        return try await send(VarlinkMessage.reply(error))
      case .message(let buffer):
        guard try await take(Data(buffer.readableBytesView)) else { return }
      }
    }
  }

  /// Answers one call.
  ///
  /// - Returns: false when the connection must be closed.
  private func take(_ message: Data) async throws -> Bool {
    let header: VarlinkMessage.CallHeader
    do {
      header = try VarlinkMessage.callHeader(in: message)
    } catch {
      logger.notice("client: a message was no Varlink call; connection closed")
      try await send(VarlinkMessage.reply(VarlinkServiceError.invalidParameter(parameter: "method")))
      return false
    }
    let wantsReply = header.oneway != true
    if header.upgrade == true {
      // Nothing else is spoken here.
      let refusal = try VarlinkMessage.reply(VarlinkServiceError.invalidParameter(parameter: "upgrade"))
      if wantsReply { try await send(refusal) }
      return true
    }
    if header.method == SorterMethod.watch.qualifiedName {
      if wantsReply { try await watch(more: header.more == true) }
      return !outbound.isDropped
    }
    let reply = try await dispatcher.reply(to: header, in: message, from: client)
    if wantsReply { try await send(reply) }
    return true
  }

  /// Writes a reply and waits until it is on its way: who does not read is not served further.
  private func send(_ message: Data) async throws {
    try await channel.writeAndFlush(framed(message)).get()
  }

  private func framed(_ message: Data) -> ByteBuffer {
    var buffer = channel.allocator.buffer(capacity: message.count + 1)
    buffer.writeBytes(message)
    buffer.writeInteger(UInt8(0))
    return buffer
  }

  private func watch(more: Bool) async throws {
    if let refusal = dispatcher.refusal(of: .watch, for: client) {
      return try await send(VarlinkMessage.reply(refusal))
    }
    let subscription = await feed.subscribe()
    defer { subscription.cancel() }
    channel.closeFuture.whenComplete { _ in subscription.cancel() }
    guard more else {
      guard let first = try await subscription.next() else { return }
      return try await send(VarlinkMessage.reply(Watch.Reply(frame: first.frame)))
    }
    // A client that reads too slowly is waited for while the feed goes on: what it misses becomes a resync.
    while let frame = try await subscription.next() {
      let buffer = framed(frame.message)
      // On the loop, so that the frame is counted before room is asked for.
      try await channel.eventLoop.submit { [channel] in channel.writeAndFlush(buffer, promise: nil) }.get()
      await outbound.waitForRoom(on: channel)
    }
    // The daemon stops; a last reply without `continues` would be a frame, so the connection is closed instead.
    if channel.isActive { try await send(VarlinkMessage.reply(SorterError.stopping)) }
  }
}
