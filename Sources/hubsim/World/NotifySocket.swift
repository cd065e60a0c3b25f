import Foundation
import Glibc

/// The socket on which a service says that it is ready, as systemd would listen to it.
///
/// **Thread**: the world's only.
/// **Source**: sd_notify(3): datagrams of `NAME=VALUE` lines.
final class NotifySocket {
  /// What `NOTIFY_SOCKET` holds.
  let path: String
  private let fd: CInt

  init(path: String) throws(WorldError) {
    fd = socket(
      AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard fd >= 0 else { throw .kernel("no socket for readiness (errno \(errno))") }
    self.path = path
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < 108 else { throw .file("\(path) is too long for a socket's name (107 bytes)") }
    // Safe: the name is shorter than the field, which is zeroed behind it.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { field in
      for (index, byte) in bytes.enumerated() { unsafe field[index] = byte }
    }
    // Safe: the address is a whole sockaddr_un and the length says so.
    let bound = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        unsafe bind(fd, name, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw .file("\(path) cannot be a socket (errno \(errno))") }
  }

  deinit { close(fd) }

  /// What the service said since the last call, name by name, in order.
  func heard() -> [(name: String, value: String)] {
    var heard: [(String, String)] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      // Safe: the buffer has the size that is told.
      let count = unsafe recv(fd, &buffer, buffer.count, 0)
      guard count > 0 else { return heard }
      for line in String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n") {
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { heard.append((String(parts[0]), String(parts[1]))) }
      }
    }
  }
}
