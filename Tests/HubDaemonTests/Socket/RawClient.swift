import Dispatch
import Foundation
import Glibc
import Synchronization

/// A client of bytes, written against the socket alone.
///
/// Its blocking calls run on a queue of their own, never on the tasks' threads.
final class RawClient: Sendable {
  struct Failure: Error {
    let call: String
    let errno: Int32
  }

  private let descriptor: CInt
  private let queue = DispatchQueue(label: "raw client")
  /// What came and was not asked for yet.
  private let received = Mutex<[UInt8]>([])

  init(_ path: String, receiveBufferBytes: CInt? = nil) throws {
    descriptor = try Self.connect(path)
    if var bytes = receiveBufferBytes {
      // Safety: `bytes` lives through the call, and the length is its size.
      _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<CInt>.size))
    }
  }

  deinit { close(descriptor) }

  private static func connect(_ path: String) throws -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", errno: errno) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // Safety: the path is shorter than `sun_path`, which is zeroed; the pointers do not leave the closures.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: Array(path.utf8)) }
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let failure = Failure(call: "connect", errno: errno)
      close(descriptor)
      throw failure
    }
    return descriptor
  }

  /// Returns once somebody takes connections at a path.
  static func waitForServer(at path: String) async throws {
    while true {
      do {
        _ = try RawClient(path)
        return
      } catch let failure as Failure where failure.errno == ENOENT || failure.errno == ECONNREFUSED {
        try Task.checkCancellation()
        await Task.yield()
      }
    }
  }

  private func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws
    -> Result
  {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Swift.Result { try body() }) }
    }
  }

  func send(_ bytes: [UInt8]) async throws {
    try await blocking { [descriptor] in
      var sent = 0
      while sent < bytes.count {
        // Safety: the slice's storage lives through the call and is as long as said.
        let count = unsafe bytes[sent...].withUnsafeBytes { raw in
          unsafe Glibc.send(descriptor, raw.baseAddress, raw.count, CInt(MSG_NOSIGNAL))
        }
        guard count > 0 else { throw Failure(call: "send", errno: errno) }
        sent += count
      }
    }
  }

  /// Sends one message with its NUL.
  func send(_ message: String) async throws { try await send(Array(message.utf8) + [0]) }

  /// Closes the sending half.
  func finishSending() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// The next message without its NUL, or nil when the server closed the connection.
  func receive() async throws -> String? {
    try await blocking { [self] in
      while true {
        let message = received.withLock { bytes -> String? in
          guard let end = bytes.firstIndex(of: 0) else { return nil }
          defer { bytes.removeSubrange(...end) }
          return String(decoding: bytes[..<end], as: UTF8.self)
        }
        if let message { return message }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        // Safety: the array is as long as said and lives through the call.
        let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
        if count == 0 || (count < 0 && errno == ECONNRESET) { return nil }
        guard count > 0 else { throw Failure(call: "recv", errno: errno) }
        received.withLock { $0 += chunk[..<count] }
      }
    }
  }

  /// Sends a call and returns the reply as JSON.
  func call(_ method: String, _ parameters: String = "{}", extra: String = "") async throws -> Reply {
    try await send(#"{"method":"\#(method)","parameters":\#(parameters)\#(extra)}"#)
    return try await reply()
  }

  func reply() async throws -> Reply {
    guard let message = try await receive() else { throw Failure(call: "receive", errno: 0) }
    let json = try JSONSerialization.jsonObject(with: Data(message.utf8)) as? [String: Any] ?? [:]
    let parameters = json["parameters"] as? [String: Any] ?? [:]
    return Reply(
      error: json["error"] as? String, continues: json["continues"] as? Bool ?? false,
      parameters: parameters.mapValues { "\($0)" },
      frame: (parameters["frame"] as? [String: Any])?["sequence"] as? Int,
      kind: (parameters["frame"] as? [String: Any])?["kind"] as? String)
  }

  struct Reply: Sendable, Equatable {
    var error: String?
    var continues: Bool
    /// The parameters' descriptions.
    var parameters: [String: String]
    /// The sequence and kind of a watch frame.
    var frame: Int?
    var kind: String?
  }
}
