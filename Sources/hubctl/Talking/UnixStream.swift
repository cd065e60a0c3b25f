import Foundation
import Glibc
import HubProtocol

/// A connection to a Unix socket that carries messages closed by a NUL.
///
/// The only place of this program that calls the kernel's sockets; decision record 0004 says why no library does.
///
/// **Thread**: one; its calls block.
struct UnixStream: ~Copyable {
  /// What came while waiting.
  enum Arrival {
    case message(Data)
    case nothing
    case closed
  }

  /// The longest reply taken, so that a broken peer cannot eat the memory.
  ///
  /// **Units**: bytes. **Source**: 16 times the longest message the daemon takes.
  private static let longestReply = 16 * VarlinkMessage.longestBytes

  let descriptor: CInt
  private let path: String
  private var received = Data()
  /// Bytes of `received` that hold no NUL.
  private var searched = 0

  /// Connects.
  init(path: String) throws(CallFailure) {
    let descriptor = try Self.connected(to: path)
    self.descriptor = descriptor
    self.path = path
  }

  private static func connected(to path: String) throws(CallFailure) -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", path: path, errno: errno) }
    do throws(CallFailure) {
      try connect(descriptor, to: path)
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  deinit { close(descriptor) }

  private static func connect(_ descriptor: CInt, to path: String) throws(CallFailure) {
    var address = sockaddr_un()
    let bytes = Array(path.utf8)
    // One byte stays for the closing NUL.
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw .pathTooLong(path: path) }
    address.sun_family = sa_family_t(AF_UNIX)
    // Safety: `bytes` is shorter than `sun_path`, which is zeroed.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    // Safety: every socket address begins with a `sockaddr`; the pointer does not leave the closure.
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result != 0 else { return }
    switch errno {
    case ENOENT: throw .noSocket(path: path)
    case ECONNREFUSED: throw .nobodyAnswers(path: path)
    case EACCES, EPERM: throw .notPermitted(path: path)
    default: throw .system(call: "connect", path: path, errno: errno)
    }
  }

  /// Sends one message.
  func send(_ message: Data) throws(CallFailure) {
    var rest = message + [0]
    while !rest.isEmpty {
      // Safety: the bytes live through the call; MSG_NOSIGNAL turns a dead peer into EPIPE.
      let count = unsafe rest.withUnsafeBytes { raw in
        unsafe Glibc.send(descriptor, raw.baseAddress, raw.count, CInt(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest.removeFirst(count)
      } else if errno == EPIPE || errno == ECONNRESET {
        throw .closed
      } else if errno != EINTR {
        throw .system(call: "send", path: path, errno: errno)
      }
    }
  }

  /// The next message, or what kept it away; a signal ends the wait early.
  mutating func receive(waitingMilliseconds: Int32) throws(CallFailure) -> Arrival {
    if let message = try nextMessage() { return .message(message) }
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Safety: one `pollfd`, which lives through the call.
      let ready = unsafe poll(&waiting, 1, waitingMilliseconds)
      if ready == 0 { return .nothing }
      if ready < 0 {
        if errno == EINTR { return .nothing }
        throw .system(call: "poll", path: path, errno: errno)
      }
      guard try readMore() else { return .closed }
      if let message = try nextMessage() { return .message(message) }
    }
  }

  /// Reads what is there; false when the peer closed.
  private mutating func readMore() throws(CallFailure) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    // Safety: the array's storage is as long as said and lives through the call.
    let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
    if count > 0 {
      received.append(contentsOf: chunk[..<count])
      return true
    }
    if count == 0 || errno == ECONNRESET { return false }
    if errno == EINTR { return true }
    throw .system(call: "recv", path: path, errno: errno)
  }

  private mutating func nextMessage() throws(CallFailure) -> Data? {
    guard let end = received.dropFirst(searched).firstIndex(of: 0) else {
      searched = received.count
      guard received.count <= Self.longestReply else { throw .garbled("a reply longer than 16 MiB") }
      return nil
    }
    let message = Data(received[received.startIndex..<end])
    received = Data(received[received.index(after: end)...])
    searched = 0
    return message
  }
}
