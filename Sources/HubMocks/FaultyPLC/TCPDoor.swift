import Glibc

/// Where TCP clients come in.
struct TCPDoor {
  let listener: CInt
  let port: Int

  /// Opens it.
  ///
  /// **Errors**: an address that is none, taken, or of another machine.
  init(address: String, port: Int) throws(FaultyPLCError) {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(port).bigEndian
    let numbers = address == "localhost" ? "127.0.0.1" : address
    // Safe: the text and the address outlive the call.
    guard unsafe inet_pton(AF_INET, numbers, &place.sin_addr) == 1 else { throw .notAnAddress(address) }
    let listener = socket(
      AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw .cannotListen(place: "\(address):\(port)", errno: errno) }
    Self.set(listener, SOL_SOCKET, SO_REUSEADDR)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safe: the structure is an IPv4 address and the length says its size.
    let isOpen = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isOpen else {
      let reason = errno
      close(listener)
      throw .cannotListen(place: "\(address):\(port)", errno: reason)
    }
    self.listener = listener
    self.port = Int(UInt16(bigEndian: place.sin_port))
  }

  /// The next client who waits, with its address; nil when none does.
  func accept() -> (socket: CInt, name: String)? {
    var place = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safe: the structure is an IPv4 address and the length says its size.
    let client = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.accept(listener, $0, &length)
      }
    }
    guard client >= 0 else { return nil }
    let flags = fcntl(client, F_SETFL, O_NONBLOCK) | fcntl(client, F_SETFD, FD_CLOEXEC)
    precondition(flags == 0, "hub bug: the fault server cannot set a socket's flags")
    // Without it, pipelined requests are answered 40 ms apart (Nagle against delayed acknowledgement).
    Self.set(client, CInt(IPPROTO_TCP), TCP_NODELAY)
    let number = UInt32(bigEndian: place.sin_addr.s_addr)
    let parts = [24, 16, 8, 0].map { String(number >> UInt32($0) & 0xFF) }
    return (client, parts.joined(separator: ".") + ":\(UInt16(bigEndian: place.sin_port))")
  }

  /// Ends a connection with RST: what a device sends that does not know it.
  static func reset(_ client: CInt) {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    // Safe: the option is a structure of ours, with its size.
    let result = unsafe setsockopt(
      client, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
    precondition(result == 0, "hub bug: the fault server cannot set SO_LINGER")
    close(client)
  }

  private static func set(_ socket: CInt, _ level: CInt, _ option: CInt) {
    var yes: CInt = 1
    // Safe: the option is one C integer of ours.
    let result = unsafe setsockopt(socket, level, option, &yes, socklen_t(MemoryLayout<CInt>.size))
    precondition(result == 0, "hub bug: the fault server cannot set a socket's option")
  }
}
