import Foundation
import Glibc
import HubRealtime
import HubUnits
import Synchronization

/// The far end of a serial line: slaves that answer each request with whatever bytes a test wants, on a pty.
/// Raw bytes and a check sum of its own; shares nothing with the link.
final class SerialSlaves: Sendable {
  struct NoPty: Error { let rawErrno: Int32 }

  /// What comes back, and how long it takes.
  struct Answer {
    var bytes: [UInt8]
    var after = Nanoseconds.zero
  }

  /// The port to open.
  let device: String
  private let master: Int32
  /// Kept open, so that the master never reads the end.
  private let held: Int32
  private let isStopping = Atomic<Bool>(false)

  /// - Parameter answer: for a request without its check sum.
  init(_ answer: @escaping @Sendable ([UInt8]) -> Answer) throws {
    // grantpt and its like are not in Swift's Glibc: TIOCSPTLCK and TIOCGPTN, asm-generic/ioctls.h.
    // Safety: texts and locals that live through the calls.
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked = CInt(0)
    var number = CInt(0)
    guard master >= 0, unsafe ioctl(master, 0x4004_5431, &isLocked) == 0,
      unsafe ioctl(master, 0x8004_5430, &number) == 0
    else { throw NoPty(rawErrno: errno) }
    device = "/dev/pts/\(number)"
    held = unsafe open(device, O_RDWR | O_NOCTTY)
    guard held >= 0 else { throw NoPty(rawErrno: errno) }
    Thread.detachNewThread { [self] in
      while let request = nextRequest() {
        let reply = answer(request)
        if reply.after > .zero { MonotonicClock.sleep(until: MonotonicClock.now() + reply.after) }
        guard reply.bytes.isEmpty || write(reply.bytes) else { break }
      }
      close(held)
      close(master)
    }
  }

  func stop() { isStopping.store(true, ordering: .releasing) }

  /// Bytes on the line that nobody asked for.
  func babble(_ bytes: [UInt8]) { _ = write(bytes) }

  private func write(_ bytes: [UInt8]) -> Bool {
    // Safety: the array's own count.
    unsafe Glibc.write(master, bytes, bytes.count) == bytes.count
  }

  private func nextRequest() -> [UInt8]? {
    var bytes: [UInt8] = []
    while !isStopping.load(ordering: .acquiring) {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      // Safety: one structure of our own. It wakes to look whether the test is over.
      guard unsafe poll(&waiting, 1, 20) > 0 else { continue }
      var byte: UInt8 = 0
      // Safety: one byte into a local.
      guard unsafe read(master, &byte, 1) == 1 else { return nil }
      bytes.append(byte)
      guard bytes.count >= 8 else { continue }
      let whole = bytes[1] == 15 ? 9 + Int(bytes[6]) : 8
      guard bytes.count == whole else { continue }
      let request = Array(bytes.dropLast(2))
      bytes = Self.sealed(request) == bytes ? [] : bytes
      if bytes.isEmpty { return request }
    }
    return nil
  }

  /// With the check sum behind it. **Source**: Modbus over serial line 1.02, 6.2.2, bit by bit.
  static func sealed(_ message: [UInt8]) -> [UInt8] {
    var sum: UInt16 = 0xFFFF
    for byte in message {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum & 1 != 0 ? sum >> 1 ^ 0xA001 : sum >> 1 }
    }
    return message + [UInt8(sum & 0xFF), UInt8(sum >> 8)]
  }

  /// What a slave that does everything right answers. Register `first + n` of a question that begins at `first`
  /// holds `unit × 1,000 + first × 2 + n`; a write comes back.
  static func right(_ request: [UInt8]) -> [UInt8] {
    guard request[1] == 4 else { return sealed(Array(request.prefix(6))) }
    let first = Int(request[2]) << 8 | Int(request[3])
    let count = Int(request[5])
    var answer: [UInt8] = [request[0], 4, UInt8(2 * count)]
    for n in 0..<count {
      let value = value(unit: request[0], first: first, n)
      answer += [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
    return sealed(answer)
  }

  static func value(unit: UInt8, first: Int, _ n: Int) -> UInt16 { UInt16(Int(unit) * 1_000 + first * 2 + n) }
}
