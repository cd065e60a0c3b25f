import Foundation
import Glibc

/// A master that knows bytes and nothing else: what comes over the wire is looked at as it is.
final class WireClient {
  enum Ending: Equatable { case closed, reset, open }

  private let file: Int32

  /// A TCP client.
  ///
  /// **Errors**: the errno of `connect`.
  init(port: Int) throws(WireFault) {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(bigEndian: 0x7F00_0001)
    // Safe: the structure is an IPv4 address and the length says its size.
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      let reason = errno
      close(file)
      throw WireFault(errno: reason)
    }
  }

  /// A master on a serial line.
  init(tty: String) throws(WireFault) {
    // Safe: the path outlives the call.
    file = unsafe open(tty, O_RDWR | O_NOCTTY)
    guard file >= 0 else { throw WireFault(errno: errno) }
  }

  deinit { close(file) }

  func send(_ bytes: [UInt8]) {
    // Safe: the count is the array's own.
    _ = unsafe write(file, bytes, bytes.count)
  }

  /// Waits for so many bytes; fewer when the connection ends or nothing comes any more.
  func receive(_ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count, waits(milliseconds: 5_000) {
      var room = [UInt8](repeating: 0, count: count - all.count)
      // Safe: at most the array's own count is read into it.
      let got = unsafe room.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
      guard got > 0 else { break }
      all += room.prefix(got)
    }
    return all
  }

  /// Sends a request and waits for so many bytes.
  func ask(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    send(bytes)
    return receive(count)
  }

  /// Whether something is there now.
  var hasSomething: Bool { waits(milliseconds: 0) }

  /// Waits for the connection's end.
  func ending() -> Ending {
    guard waits(milliseconds: 5_000) else { return .open }
    var byte: UInt8 = 0
    // Safe: one byte of ours.
    let got = unsafe read(file, &byte, 1)
    if got == 0 { return .closed }
    return got < 0 && errno == ECONNRESET ? .reset : .open
  }

  private func waits(milliseconds: Int32) -> Bool {
    var files = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    while true {
      // Safe: one structure of ours. A child program's end may wake it early, and it waits again.
      let ready = unsafe poll(&files, 1, milliseconds)
      if ready >= 0 || errno != EINTR { return ready == 1 }
    }
  }
}
