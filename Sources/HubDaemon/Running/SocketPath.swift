import Glibc

/// Whether the socket's file is there: clients can connect from then on.
enum SocketPath {
  static func isThere(_ path: String) -> Bool {
    // Safe: the path's text lives through the call.
    unsafe access(path, F_OK) == 0
  }
}
