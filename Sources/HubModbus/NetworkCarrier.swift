import Glibc

/// Whether the cable is in at this computer's end of a connection.
///
/// Without a signal on the cable the kernel forgets the device's hardware address, keeps what it is given and sends it
/// when the cable is back: also for a connection that was reset meanwhile. An order given to it then would move a
/// diverter seconds later. So no write is given to it.
///
/// **Thread**: one. **Source**: netdevice(7), SIOCGIFFLAGS; measured with a veth pair on Linux 6.18.
struct NetworkCarrier: Sendable {
  /// `struct ifreq`: the card's name, then what the kernel says of it.
  private var request: [UInt8]
  private static let nameRoom = Int(IFNAMSIZ)
  /// The size of `struct ifreq` on 64-bit Linux.
  private static let size = 40

  /// The card that a connected socket goes out by; nil where none can be told surely.
  init?(of socket: Int32) {
    guard let name = Self.card(of: socket) else { return nil }
    request = name + [UInt8](repeating: 0, count: Self.size - name.count)
    // The connection stands, so its card runs. One that does not is another with the same address.
    guard isThere(socket) else { return nil }
  }

  /// Whether there is a signal now. Asks the kernel, takes no lock there. No answer is no reason to stop.
  mutating func isThere(_ socket: Int32) -> Bool {
    for n in Self.nameRoom..<Self.size { request[n] = 0 }
    // Safety: 40 bytes, as the kernel reads and fills.
    let status = unsafe request.withUnsafeMutableBytes { bytes in
      unsafe ioctl(socket, UInt(SIOCGIFFLAGS), bytes.baseAddress!)
    }
    guard status == 0 else { return true }
    let flags = UInt32(request[Self.nameRoom]) | UInt32(request[Self.nameRoom + 1]) << 8
    return flags & UInt32(IFF_RUNNING) != 0
  }

  /// The name of the card that has the socket's own address, cut to the room it has.
  private static func card(of socket: Int32) -> [UInt8]? {
    var own = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safety: an IPv4 socket's address fits, and the length says the room.
    let status = unsafe withUnsafeMutablePointer(to: &own) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(socket, $0, &length)
      }
    }
    var first: UnsafeMutablePointer<ifaddrs>?
    guard status == 0, unsafe getifaddrs(&first) == 0 else { return nil }
    // Safety: the list is the kernel's copy, walked once and freed.
    defer { unsafe freeifaddrs(first) }
    var next = unsafe first
    while let card = unsafe next {
      unsafe next = card.pointee.ifa_next
      guard let place = unsafe card.pointee.ifa_addr, unsafe place.pointee.sa_family == sa_family_t(AF_INET)
      else {
        continue
      }
      // Safety: an address of that family is a sockaddr_in.
      let address = unsafe UnsafeRawPointer(place).loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
      guard address == own.sin_addr.s_addr, let name = unsafe card.pointee.ifa_name else { continue }
      return unsafe Array(String(cString: name).utf8.prefix(nameRoom - 1))
    }
    return nil
  }
}
