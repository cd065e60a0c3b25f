import Glibc

/// The device node of a mock scanner: a FIFO that poll() finds writable only while a transfer can be reaped.
///
/// A plain file would be always ready and libusb would spin on it. A full FIFO is not writable; one that was
/// drained is. Like a usbfs node's readiness, it says nothing of how many transfers wait.
///
/// **Thread**: its owner's, under its owner's lock.
struct NodeGate: ~Copyable, Sendable {
  /// **Source**: the smallest pipe Linux makes is one page; `F_SETPIPE_SZ` is 1031 in `linux/fcntl.h`.
  private static let pageBytes = 4_096
  private static let setPipeSize: CInt = 1_031

  private let path: String
  private let fd: CInt
  private var isReady = true

  init(path: String) throws(USBTestbedError) {
    // Safe: each path is copied by its call.
    guard unsafe mkfifo(path, 0o666) == 0 else { throw .cannotMake(path: path, errno: errno) }
    let fd = unsafe open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard fd >= 0 else { throw .cannotMake(path: path, errno: errno) }
    // A larger pipe works too, with more to write.
    _ = fcntl(fd, Self.setPipeSize, CInt(Self.pageBytes))
    self.path = path
    self.fd = fd
    setReady(false)
  }

  deinit { close(fd) }

  /// Opens the gate while something can be reaped, closes it otherwise.
  mutating func setReady(_ ready: Bool) {
    guard ready != isReady else { return }
    isReady = ready
    var page = [UInt8](repeating: 0, count: Self.pageBytes)
    // Safe: the buffer has the size that is told. Each loop ends when the pipe is full or empty (EAGAIN).
    if ready {
      while unsafe read(fd, &page, page.count) > 0 {}
    } else {
      while unsafe write(fd, &page, page.count) > 0 {}
    }
  }

  /// Takes the node away, as the kernel does at unplugging; those who have it open keep it.
  func remove() {
    // Safe: the path is copied by the call. A node that is gone already is as good.
    _ = unsafe unlink(path)
  }
}
