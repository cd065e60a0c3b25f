import Glibc

/// The listening socket that systemd hands over.
///
/// **Source**: sd_listen_fds(3).
public struct SocketActivation: Hashable, Sendable {
  /// Where systemd's descriptors begin. **Source**: SD_LISTEN_FDS_START.
  static let firstDescriptor: CInt = 3

  /// What systemd passed is not what we can use.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    case severalSockets(count: Int)
    case unreadable(variable: String, value: String)
    case notListening(descriptor: Int32)

    public var description: String {
      switch self {
      case .severalSockets(let count):
        "config: systemd passed \(count) sockets where one is wanted; keep one ListenStream= in hubd@.socket"
      case .unreadable(let variable, let value):
        "config: \(variable)='\(value)' is no number; it is set by systemd alone, take it out of the environment"
      case .notListening(let descriptor):
        "config: systemd passed a descriptor (\(descriptor)) that does not listen; hubd@.socket must be a stream socket"
      }
    }
  }

  /// The descriptor in the environment that is meant for this process, or nil when there is none.
  static func descriptor(
    in environment: [String: String], process: Int32
  ) throws(Failure) -> CInt? {
    guard let forText = environment["LISTEN_PID"], let countText = environment["LISTEN_FDS"] else {
      return nil
    }
    guard let forProcess = Int32(forText) else { throw .unreadable(variable: "LISTEN_PID", value: forText) }
    // Meant for somebody else, who handed its environment down to us.
    guard forProcess == process else { return nil }
    guard let count = Int(countText) else { throw .unreadable(variable: "LISTEN_FDS", value: countText) }
    guard count > 0 else { return nil }
    guard count == 1 else { throw .severalSockets(count: count) }
    return firstDescriptor
  }

  /// Takes a descriptor over: it must listen, and is not inherited further.
  static func adopt(_ descriptor: CInt) throws(Failure) {
    var listens: CInt = 0
    var length = socklen_t(MemoryLayout<CInt>.size)
    // Safety: both live through the call, and `length` is the size of `listens`.
    let result = unsafe getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length)
    guard result == 0, listens == 1 else { throw .notListening(descriptor: descriptor) }
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw .notListening(descriptor: descriptor) }
  }
}
