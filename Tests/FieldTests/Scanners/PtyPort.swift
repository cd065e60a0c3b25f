import Foundation
import Glibc

/// A serial line whose far end the test holds: a pty pair, under a link as udev would make it.
final class PtyPort {
  /// The link a line's file would name.
  let path: String
  private var far: Int32 = -1
  /// The near end itself.
  private(set) var nearPath = ""

  init(_ name: String) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-\(name)-\(getpid())").path
  }

  deinit { unplug() }

  func plug() throws {
    far = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try requireTrue(far >= 0)
    // grantpt and its like are not in Swift's Glibc: TIOCSPTLCK and TIOCGPTN, asm-generic/ioctls.h.
    var (lock, number): (CInt, CUnsignedInt) = (0, 0)
    try requireTrue(unsafe ioctl(far, 0x4004_5431, &lock) == 0 && ioctl(far, 0x8004_5430, &number) == 0)
    nearPath = "/dev/pts/\(number)"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: nearPath)
  }

  func unplug() {
    guard far >= 0 else { return }
    _ = unsafe unlink(path)
    close(far)
    far = -1
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(far, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// What the host has sent, as far as it is there.
  func received() -> [UInt8] {
    var files = pollfd(fd: far, events: Int16(POLLIN), revents: 0)
    var all: [UInt8] = []
    while unsafe poll(&files, 1, 0) == 1, files.revents & Int16(POLLIN) != 0 {
      var room = [UInt8](repeating: 0, count: 64)
      let count = unsafe room.withUnsafeMutableBytes { unsafe read(far, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      all += room.prefix(count)
    }
    return all
  }

  /// The settings of the line, which both ends share.
  var settings: termios {
    var settings = termios()
    _ = unsafe tcgetattr(far, &settings)
    return settings
  }
}

/// The pty could not be made: the test's own trouble.
struct PtyFault: Error {}

private func requireTrue(_ isSo: Bool) throws { if !isSo { throw PtyFault() } }
