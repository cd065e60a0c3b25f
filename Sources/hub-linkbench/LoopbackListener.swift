import Glibc

/// A listening socket on loopback, at whatever port is free.
enum LoopbackListener {
  static func open() -> (file: Int32, port: UInt16)? {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = in_addr_t(bigEndian: 0x7F00_0001)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safety: the structure is an IPv4 address and the length says its size.
    let isOpen = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(file, $0, length) == 0 && listen(file, 16) == 0 && getsockname(file, $0, &length) == 0
      }
    }
    return isOpen ? (file, UInt16(bigEndian: place.sin_port)) : nil
  }

  /// Without it answers wait 40 ms for acknowledgements when two are sent in a row.
  static func setNoDelay(_ file: Int32) {
    var yes: Int32 = 1
    // Safety: four bytes of a local.
    _ = unsafe setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
  }
}
