import Foundation
import HubProtocol

/// Asks a line's daemon, one call after the other.
///
/// **Thread**: one; its calls block.
struct LineClient: ~Copyable {
  /// How long an answer may take.
  ///
  /// **Units**: milliseconds. **Source**: the slowest method commits an import of a million rows; a technician has
  /// given up by then.
  private static let patienceMilliseconds: Int32 = 30_000

  private var stream: UnixStream

  init(path: String) throws(CallFailure) { stream = try UnixStream(path: path) }

  /// The socket's descriptor, to wait for it together with others.
  var descriptor: Int32 { stream.descriptor }

  /// Calls a method and waits for its reply.
  mutating func call<Call: SorterCall>(_ call: Call) throws(CallFailure) -> Call.Reply {
    try send(call, more: false)
    switch try stream.receive(waitingMilliseconds: Self.patienceMilliseconds) {
    case .message(let message): return try Self.reply(to: Call.self, in: message)
    case .nothing: throw .silent(milliseconds: Int(Self.patienceMilliseconds))
    case .closed: throw .closed
    }
  }

  /// Begins to watch; the frames come by `nextFrame`.
  mutating func beginWatching() throws(CallFailure) { try send(Watch(), more: true) }

  /// The next frame, or nil when none came in time or a signal did.
  mutating func nextFrame(waitingMilliseconds: Int32) throws(CallFailure) -> WatchFrame? {
    switch try stream.receive(waitingMilliseconds: waitingMilliseconds) {
    case .message(let message): try Self.reply(to: Watch.self, in: message).frame
    case .nothing: nil
    case .closed: throw .closed
    }
  }

  private func send<Call: SorterCall>(_ call: Call, more: Bool) throws(CallFailure) {
    let message: Data
    do {
      message = try VarlinkMessage.call(call, more: more)
    } catch { throw .garbled("hub bug: a call does not encode: \(error)") }
    try stream.send(message)
  }

  private static func reply<Call: SorterCall>(to type: Call.Type, in message: Data) throws(CallFailure)
    -> Call.Reply
  {
    do {
      if let name = try VarlinkMessage.replyHeader(in: message).error {
        throw try failure(VarlinkMessage.error(named: name, in: message))
      }
      return try VarlinkMessage.replyParameters(Call.Reply.self, in: message)
    } catch let failure as CallFailure {
      throw failure
    } catch { throw .garbled("\(Call.method.rawValue): \(error)") }
  }

  private static func failure(_ error: any Error) -> CallFailure {
    switch error {
    case let error as SorterError: .refused(error)
    case let error as VarlinkServiceError: .misunderstood(error)
    case let error as UnknownVarlinkError: .unknown(error)
    default: .garbled("\(error)")
    }
  }
}
