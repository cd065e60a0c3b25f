import HubProtocol
import NIOCore

/// Cuts a stream of bytes at its NULs: one message each.
///
/// A message that is too long becomes `.tooLong`, once; what follows is thrown away, since nobody knows where the
/// next message begins.
struct MessageDecoder: ByteToMessageDecoder {
  enum InboundOut: Hashable, Sendable {
    /// One message without its NUL.
    case message(ByteBuffer)
    case tooLong
  }

  private let longestBytes: Int
  /// Bytes of the waiting message that were searched already, so that a dripping client costs no more than its
  /// bytes.
  private var searched = 0
  private var gaveUp = false

  init(longestBytes: Int = VarlinkMessage.longestBytes) { self.longestBytes = longestBytes }

  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    guard let message = next(in: &buffer) else { return .needMoreData }
    context.fireChannelRead(Self.wrapInboundOut(message))
    return .continue
  }

  mutating func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) throws -> DecodingState {
    // Half a message at the end of the stream has no meaning; the client is gone.
    try decode(context: context, buffer: &buffer)
  }

  /// The next message in the buffer, or nil when it is not complete.
  mutating func next(in buffer: inout ByteBuffer) -> InboundOut? {
    if gaveUp {
      buffer.clear()
      return nil
    }
    let view = buffer.readableBytesView
    let from = view.index(view.startIndex, offsetBy: searched)
    if let end = view[from...].firstIndex(of: 0) {
      let length = view.distance(from: view.startIndex, to: end)
      searched = 0
      if length <= longestBytes, let message = buffer.readSlice(length: length) {
        buffer.moveReaderIndex(forwardBy: 1)
        return .message(message)
      }
    } else if view.count <= longestBytes {
      searched = view.count
      return nil
    }
    gaveUp = true
    buffer.clear()
    return .tooLong
  }
}
