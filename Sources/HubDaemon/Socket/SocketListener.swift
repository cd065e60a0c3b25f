import Glibc

/// The Unix socket that clients connect to: bound here, or handed over by systemd.
struct SocketListener: ~Copyable {
  /// Why there is no socket.
  enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another program answers on the path.
    case alreadyServed(path: String)
    case pathTooLong(path: String, limit: Int)
    case notASocket(path: String)
    case system(call: String, path: String, errno: Int32)

    var description: String {
      switch self {
      case .alreadyServed(let path):
        "config: another daemon answers on \(path); stop it, or give this line another name"
      case .pathTooLong(let path, let limit):
        "config: the socket's path is longer than \(limit) bytes: \(path)"
      case .notASocket(let path):
        "config: \(path) is there and is no socket; take it away or use another path"
      case .system(let call, let path, let errno):
        "kernel: \(call) on \(path) failed (errno \(errno)); does the folder exist and may the daemon write there?"
      }
    }
  }

  /// Clients that may wait to be accepted. **Source**: SOMAXCONN of old kernels; far above the clients we serve.
  private static let backlog: CInt = 128

  let descriptor: CInt
  /// The file to take away at the end; nil when systemd owns it.
  let ownedPath: String?

  /// Takes over a socket that listens already.
  init(adopting descriptor: CInt) throws(SocketActivation.Failure) {
    try SocketActivation.adopt(descriptor)
    self.descriptor = descriptor
    ownedPath = nil
  }

  /// Binds a socket of our own. A file that nobody answers on is taken away; one that somebody does is not.
  init(path: String, mode: mode_t) throws(Failure) {
    try Self.clearStale(path)
    let opened = try Self.open(path)
    do throws(Failure) {
      try Self.bind(opened, to: path, mode: mode)
    } catch {
      close(opened)
      throw error
    }
    descriptor = opened
    ownedPath = path
  }

  private static func bind(_ descriptor: CInt, to path: String, mode: mode_t) throws(Failure) {
    // Safety: the address and the path's text live through the calls.
    unsafe try withAddress(path) { (address, length) throws(Failure) in
      guard unsafe Glibc.bind(descriptor, address, length) == 0 else { throw failure("bind", path) }
    }
    // Nobody can connect before listen(), so nobody slips in between bind() and chmod().
    guard unsafe chmod(path, mode) == 0 else { throw failure("chmod", path) }
    guard listen(descriptor, backlog) == 0 else { throw failure("listen", path) }
  }

  private static func failure(_ call: String, _ path: String) -> Failure {
    .system(call: call, path: path, errno: errno)
  }

  private static func open(_ path: String) throws(Failure) -> CInt {
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw failure("socket", path) }
    return descriptor
  }

  /// Takes a file away that a dead daemon left.
  private static func clearStale(_ path: String) throws(Failure) {
    var facts = stat()
    // Safety: `facts` lives through the call.
    guard unsafe lstat(path, &facts) == 0 else {
      if errno == ENOENT { return }
      throw failure("lstat", path)
    }
    guard facts.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    if try answers(path) { throw .alreadyServed(path: path) }
    // Safety: the path's text lives through the call.
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("unlink", path) }
  }

  private static func answers(_ path: String) throws(Failure) -> Bool {
    let probe = try open(path)
    defer { close(probe) }
    // Safety: the address lives through the call.
    return unsafe try withAddress(path) { (address, length) throws(Failure) in
      if unsafe connect(probe, address, length) == 0 { return true }
      switch errno {
      case ECONNREFUSED, ENOENT: return false
      // Its queue is full: somebody is there, only busy.
      case EAGAIN, EINPROGRESS: return true
      default: throw failure("connect", path)
      }
    }
  }

  private static func withAddress<Result>(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var address = sockaddr_un()
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    let bytes = Array(path.utf8)
    // One byte stays for the closing NUL.
    guard bytes.count < capacity else { throw .pathTooLong(path: path, limit: capacity - 1) }
    address.sun_family = sa_family_t(AF_UNIX)
    // Safety: `sun_path` is `capacity` bytes, zeroed, and `bytes` is shorter.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    var outcome: Swift.Result<Result, Failure>?
    // Safety: every socket address begins with a `sockaddr`; the pointer does not leave the closure.
    unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        do throws(Failure) {
          outcome = .success(unsafe try body(generic, socklen_t(MemoryLayout<sockaddr_un>.size)))
        } catch { outcome = .failure(error) }
      }
    }
    guard let outcome else { preconditionFailure("hub bug: an address was made and not used") }
    return try outcome.get()
  }
}
