import Glibc

/// Why the fault server cannot stand up.
public enum FaultyPLCError: Error, Sendable, CustomStringConvertible {
  case notAnAddress(String)
  /// The address is taken or not of this machine.
  case cannotListen(place: String, errno: Int32)
  case noPty(errno: Int32)
  /// Something that is no link stands at the path, or its folder cannot be written.
  case cannotLink(path: String, errno: Int32)
  case noThread(errno: Int32)

  public var description: String {
    switch self {
    case .notAnAddress(let text): "config: \"\(text)\" is no IPv4 address; give numbers, as 127.0.0.1"
    case .cannotListen(let place, let errno):
      "config: cannot listen at \(place): \(Self.words(errno)); --listen 127.0.0.1:PORT chooses another place"
    case .noPty(let errno): "kernel: no pty for the serial line: \(Self.words(errno))"
    case .cannotLink(let path, let errno): "config: no link can be put at \(path): \(Self.words(errno))"
    case .noThread(let errno): "kernel: no thread for the server: \(Self.words(errno))"
    }
  }

  // Safe: strerror returns a text that stands at least until this thread's next call; it is copied here.
  private static func words(_ errno: Int32) -> String { unsafe String(cString: strerror(errno)) }
}
