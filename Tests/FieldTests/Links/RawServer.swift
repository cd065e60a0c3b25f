import Foundation
import Glibc
import HubRealtime
import HubUnits
import Synchronization

/// A TCP server that answers each request with whatever bytes a test wants: what no well-behaved library sends.
final class RawServer: Sendable {
  struct CannotListen: Error { let rawErrno: Int32 }

  let port: Int
  private let listener: Int32
  private let isStopping = Atomic<Bool>(false)

  /// - Parameters:
  ///   - pause: between the bytes of an answer; zero sends it at once.
  ///   - answer: the bytes for a request, header included; none is silence.
  init(dripping pause: Nanoseconds = .zero, _ answer: @escaping @Sendable ([UInt8]) -> [UInt8]) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(bigEndian: 0x7F00_0001)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    // Safety: the structure is an IPv4 address and the length says its size.
    let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, length) == 0 && listen(listener, 4) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard status else { throw CannotListen(rawErrno: errno) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while !isStopping.load(ordering: .acquiring) {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { break }
        Self.serve(client, pause, answer)
        close(client)
      }
    }
  }

  /// Ends the listening; connections end with their clients.
  func stop() {
    isStopping.store(true, ordering: .releasing)
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func serve(_ client: Int32, _ pause: Nanoseconds, _ answer: ([UInt8]) -> [UInt8]) {
    while let request = nextRequest(of: client) {
      let bytes = answer(request)
      if bytes.isEmpty { continue }
      if pause == .zero {
        guard unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0 else { return }
        continue
      }
      for byte in bytes {
        guard unsafe send(client, [byte], 1, Int32(MSG_NOSIGNAL)) > 0 else { return }
        MonotonicClock.sleep(until: MonotonicClock.now() + pause)
      }
    }
  }

  /// One whole request: the header says how long the rest is. Nil when the client is gone.
  private static func nextRequest(of client: Int32) -> [UInt8]? {
    guard let head = take(6, from: client) else { return nil }
    guard let rest = take(Int(head[4]) << 8 | Int(head[5]), from: client) else { return nil }
    return head + rest
  }

  private static func take(_ count: Int, from client: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    // Safety: at most the array's own count is read into it.
    return unsafe recv(client, &bytes, count, Int32(MSG_WAITALL)) == count ? bytes : nil
  }
}
