import Glibc
import HubRealtime
import HubUnits

/// The sockets of a recording device: plain, with TCP_NODELAY, several masters one at a time.
struct RecordingDoor {
  struct Client {
    let file: Int32
    let port: UInt16
    let takenAt: MonotonicInstant
    var pending: [UInt8] = []
  }

  let port: Int
  private let address: in_addr
  private var listener: Int32
  private(set) var clients: [Client] = []

  init(address: String, port: Int) throws {
    var parsed = in_addr()
    // Safety: a NUL-terminated text and a local of the size that AF_INET needs.
    guard unsafe inet_pton(AF_INET, address, &parsed) == 1 else {
      throw RecordingDevice.CannotListen(rawErrno: EINVAL)
    }
    self.address = parsed
    let opened = Self.listen(at: parsed, port: UInt16(port))
    guard let opened else { throw RecordingDevice.CannotListen(rawErrno: errno) }
    (listener, self.port) = opened
  }

  private static func listen(at address: in_addr, port: UInt16) -> (file: Int32, port: Int)? {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr = address
    place.sin_port = port.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safety: the structure is an IPv4 address and the length says its size; four bytes of a local.
    let isOpen = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, 4) == 0 && bind(file, $0, length) == 0
          && Glibc.listen(file, 4) == 0 && getsockname(file, $0, &length) == 0
      }
    }
    return isOpen ? (file, Int(UInt16(bigEndian: place.sin_port))) : nil
  }

  mutating func obey(_ manner: RecordingDevice.Manner) {
    if manner.isClosed, listener >= 0 {
      Glibc.close(listener)
      listener = -1
    } else if !manner.isClosed, listener < 0, let opened = Self.listen(at: address, port: UInt16(port)) {
      listener = opened.file
    }
    while clients.count > manner.slots { end(clients.count - 1, byReset: false) }
  }

  /// Who has said something; takes those in who knock.
  mutating func ready(within time: Nanoseconds, isDeaf: Bool) -> [Int32] {
    var waiting = clients.map { pollfd(fd: $0.file, events: isDeaf ? 0 : Int16(POLLIN), revents: 0) }
    if listener >= 0 { waiting.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0)) }
    // Safety: the array outlives the call and its count is its own.
    guard unsafe poll(&waiting, nfds_t(waiting.count), Int32(time.wholeMilliseconds)) > 0 else { return [] }
    for one in waiting where one.fd == listener && one.revents != 0 { take() }
    return waiting.filter { $0.fd != listener && $0.revents & Int16(POLLIN) != 0 }.map(\.fd)
  }

  private mutating func take() {
    var place = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safety: the structure is an IPv4 address and the length says its size.
    let file = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe accept(listener, $0, &length)
      }
    }
    guard file >= 0 else { return }
    var yes: Int32 = 1
    // Safety: four bytes of a local. Without it answers wait for acknowledgements.
    _ = unsafe setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
    clients.append(
      Client(file: file, port: UInt16(bigEndian: place.sin_port), takenAt: MonotonicClock.now()))
  }

  /// Answers what this master asked; whoever has gone is forgotten.
  mutating func answer(_ file: Int32, _ answer: ([UInt8], MonotonicInstant) -> [UInt8]) {
    guard let n = clients.firstIndex(where: { $0.file == file }) else { return }
    var room = [UInt8](repeating: 0, count: 512)
    // Safety: at most the array's own count is read into it.
    let got = unsafe recv(file, &room, room.count, Int32(MSG_DONTWAIT))
    guard got > 0 else { return end(n, byReset: false) }
    clients[n].pending += room.prefix(got)
    while let request = nextRequest(of: n) {
      let body = answer(Array(request.dropFirst(7)), clients[n].takenAt)
      let bytes = request[0..<4] + [0, UInt8(body.count + 1), request[6]] + body
      // Safety: the array's own count.
      _ = unsafe Array(bytes).withUnsafeBytes {
        unsafe send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
    }
  }

  private mutating func nextRequest(of n: Int) -> [UInt8]? {
    let pending = clients[n].pending
    guard pending.count >= 8 else { return nil }
    let length = 6 + Int(pending[4]) << 8 + Int(pending[5])
    guard pending.count >= length else { return nil }
    clients[n].pending.removeFirst(length)
    return Array(pending.prefix(length))
  }

  mutating func endAll(byReset isReset: Bool) {
    while !clients.isEmpty { end(clients.count - 1, byReset: isReset) }
  }

  mutating func endOldest() {
    if !clients.isEmpty { end(0, byReset: true) }
  }

  private mutating func end(_ n: Int, byReset isReset: Bool) {
    if isReset {
      var linger = linger(l_onoff: 1, l_linger: 0)
      // Safety: a local struct of the size that is said.
      _ = unsafe setsockopt(
        clients[n].file, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
    Glibc.close(clients[n].file)
    clients.remove(at: n)
  }

  mutating func close() {
    endAll(byReset: false)
    if listener >= 0 { Glibc.close(listener) }
  }
}
