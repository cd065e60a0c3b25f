import Glibc
import HubUnits

/// The far end of a pty: bytes in and out.
final class SerialFarEnd: Sendable {
  struct NoPty: Error { let rawErrno: Int32 }

  /// The port that a master opens.
  let path: String
  private let master: Int32
  /// Kept open, so that the far end never reads the end.
  private let held: Int32

  init() throws {
    // grantpt and its like are not in Swift's Glibc: TIOCSPTLCK and TIOCGPTN, asm-generic/ioctls.h.
    // Safety: texts and locals that live through the calls.
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked = CInt(0)
    var number = CInt(0)
    guard master >= 0, unsafe ioctl(master, 0x4004_5431, &isLocked) == 0,
      unsafe ioctl(master, 0x8004_5430, &number) == 0
    else { throw NoPty(rawErrno: errno) }
    path = "/dev/pts/\(number)"
    held = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard held >= 0 else { throw NoPty(rawErrno: errno) }
    // No echo and no line editing before anybody has set the port.
    var settings = termios()
    // Safety: a local that both calls fill and read.
    unsafe tcgetattr(held, &settings)
    unsafe cfmakeraw(&settings)
    unsafe tcsetattr(held, TCSANOW, &settings)
  }

  func write(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    // Safety: the array's own count.
    _ = unsafe Glibc.write(master, bytes, bytes.count)
  }

  /// What came; nothing when nothing came in time.
  func read(within time: Nanoseconds) -> [UInt8] {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var room = [UInt8](repeating: 0, count: 512)
    // Safety: one structure of ours; at most the array's own count is read into it.
    guard unsafe poll(&waiting, 1, Int32(time.wholeMilliseconds)) > 0 else { return [] }
    let got = unsafe Glibc.read(master, &room, room.count)
    return Array(room.prefix(max(0, got)))
  }

  func close() {
    Glibc.close(held)
    Glibc.close(master)
  }
}
