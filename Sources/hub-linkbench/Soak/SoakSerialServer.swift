import Foundation
import Glibc
import HubRealtime
import HubUnits
import Synchronization

/// The wire of a soak on serial lines: the far ends of many ptys, served by one thread.
///
/// A slave keeps what docs/modbus.md asks of it: it answers within less than twice the timeout, or not at all.
final class SoakSerialServer: Sendable {
  struct NoPty: Error { let rawErrno: Int32 }

  private struct Port {
    let master: Int32
    let held: Int32
    let line: SoakLine
    var device: SoakDevice
    var pending: [UInt8] = []
    var late: (bytes: [UInt8], at: MonotonicInstant, asking: UInt64)?
  }

  let paths: [String]
  private let timeout: Nanoseconds
  private let ports: Mutex<[Port]>
  private let isOver = Atomic<Bool>(false)

  init(_ lines: [SoakLine], _ devices: [SoakDevice], timeout: Nanoseconds) throws {
    self.timeout = timeout
    var ports: [Port] = []
    var paths: [String] = []
    for (line, device) in zip(lines, devices) {
      let (master, held, path) = try Self.pty()
      ports.append(Port(master: master, held: held, line: line, device: device))
      paths.append(path)
    }
    self.paths = paths
    self.ports = Mutex(ports)
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .acquiring) { turn() }
    }
  }

  var counts: [SoakFault: Int] {
    ports.withLock { $0.reduce(into: [:]) { $0.merge($1.device.counts, uniquingKeysWith: +) } }
  }

  func stop() { isOver.store(true, ordering: .releasing) }

  private func turn() {
    var waiting = ports.withLock { $0.map { pollfd(fd: $0.master, events: Int16(POLLIN), revents: 0) } }
    // Safety: the array outlives the call and its count is its own. A millisecond: late answers have their time.
    _ = unsafe poll(&waiting, nfds_t(waiting.count), 1)
    ports.withLock { ports in
      for n in ports.indices {
        if waiting[n].revents & Int16(POLLIN) != 0 { hear(&ports[n]) }
        if let late = ports[n].late, MonotonicClock.now() >= late.at {
          ports[n].late = nil
          if ports[n].line.asking.load(ordering: .acquiring) == late.asking { say(late.bytes, &ports[n]) }
        }
      }
    }
  }

  private func hear(_ port: inout Port) {
    var room = [UInt8](repeating: 0, count: 64)
    // Safety: at most the array's own count is read into it.
    let got = unsafe read(port.master, &room, room.count)
    guard got > 0 else { return }
    port.pending += room.prefix(got)
    // All requests of a soak are 8 bytes long, and the link's own check sum is looked at in SerialLinkTests.
    while port.pending.count >= 8 {
      let request = Array(port.pending.prefix(8))
      port.pending.removeFirst(8)
      let reply = port.device.reply(
        number: 0, unit: request[0], address: UInt16(request[2]) << 8 | UInt16(request[3]))
      guard reply.isLate else {
        if !reply.bytes.isEmpty { say(reply.bytes, &port) }
        continue
      }
      let askedAt = MonotonicInstant(nanoseconds: port.line.askedAt.load(ordering: .acquiring))
      port.late = (
        reply.bytes, askedAt + timeout * 5 / 4, port.line.asking.load(ordering: .acquiring)
      )
    }
  }

  /// Too late for its question it says nothing: a machine that slept is no fault of the link.
  private func say(_ bytes: [UInt8], _ port: inout Port) {
    let askedAt = MonotonicInstant(nanoseconds: port.line.askedAt.load(ordering: .acquiring))
    guard MonotonicClock.now() - askedAt < timeout * 17 / 10 else { return }
    // Safety: the array's own count.
    _ = unsafe write(port.master, bytes, bytes.count)
  }

  private static func pty() throws -> (master: Int32, held: Int32, path: String) {
    // grantpt and its like are not in Swift's Glibc: TIOCSPTLCK and TIOCGPTN, asm-generic/ioctls.h.
    // Safety: texts and locals that live through the calls.
    let master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked = CInt(0)
    var number = CInt(0)
    guard master >= 0, unsafe ioctl(master, 0x4004_5431, &isLocked) == 0,
      unsafe ioctl(master, 0x8004_5430, &number) == 0
    else { throw NoPty(rawErrno: errno) }
    let path = "/dev/pts/\(number)"
    let held = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard held >= 0 else { throw NoPty(rawErrno: errno) }
    return (master, held, path)
  }
}
