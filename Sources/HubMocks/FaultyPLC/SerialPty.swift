import Glibc

/// A serial line as a pty: the server holds one end, a link names the other.
///
/// A pty has no baud rate, no parity and no turn-round time of an RS-485 driver.
struct SerialPty {
  let ours: CInt
  /// Held open, so that a client who closes does not end the line.
  private let theirs: CInt
  private let link: String

  /// **Errors**: no pty, or something that is no link stands at the path.
  init(link: String) throws(FaultyPLCError) {
    // Safe: the path is a constant text.
    let ours = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard ours >= 0 else { throw .noPty(errno: errno) }
    // grantpt and its like are not in Swift's Glibc: TIOCSPTLCK and TIOCGPTN, asm-generic/ioctls.h.
    var (lock, number): (CInt, CUnsignedInt) = (0, 0)
    // Safe: both calls take one C integer of ours.
    guard unsafe ioctl(ours, 0x4004_5431, &lock) == 0, unsafe ioctl(ours, 0x8004_5430, &number) == 0 else {
      let reason = errno
      close(ours)
      throw .noPty(errno: reason)
    }
    let path = "/dev/pts/\(number)"
    let theirs = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard theirs >= 0 else {
      let reason = errno
      close(ours)
      throw .noPty(errno: reason)
    }
    var settings = termios()
    // Safe: the structure is ours. Raw: bytes go through as they are.
    unsafe tcgetattr(theirs, &settings)
    unsafe cfmakeraw(&settings)
    unsafe tcsetattr(theirs, TCSANOW, &settings)
    var present = stat()
    // A link that an earlier run left is taken away; anything else is somebody's own.
    if unsafe lstat(link, &present) == 0, present.st_mode & S_IFMT == S_IFLNK { _ = unsafe unlink(link) }
    guard unsafe symlink(path, link) == 0 else {
      let reason = errno
      close(theirs)
      close(ours)
      throw .cannotLink(path: link, errno: reason)
    }
    self.ours = ours
    self.theirs = theirs
    self.link = link
  }

  /// Takes the line away.
  func unplug() {
    _ = unsafe unlink(link)
    close(theirs)
    close(ours)
  }
}
