import Glibc

/// Why a port of the kernel's could not be had, as something a technician can act on.
struct SerialPortError: Error, Hashable, BitwiseCopyable {
  enum Kind: UInt8, Hashable, BitwiseCopyable {
    /// No such file, or no device behind it: unplugged.
    case absent = 0
    /// No right to the file.
    case accessDenied
    /// Another program has it.
    case busy
    /// The file is no serial port.
    case notASerialPort
    case failed
  }
  let kind: Kind
  /// The kernel's number, for the log.
  let rawErrno: Int32

  init(_ kind: Kind, rawErrno: Int32 = 0) {
    self.kind = kind
    self.rawErrno = rawErrno
  }

  /// **Source**: open(2), tty_ioctl(4), flock(2).
  init(errno code: Int32) {
    switch code {
    case ENOENT, ENXIO, ENODEV, EIO: self.init(.absent, rawErrno: code)
    case EACCES, EPERM, EROFS: self.init(.accessDenied, rawErrno: code)
    case EBUSY, EWOULDBLOCK: self.init(.busy, rawErrno: code)
    case ENOTTY, EISDIR, EINVAL: self.init(.notASerialPort, rawErrno: code)
    default: self.init(.failed, rawErrno: code)
    }
  }
}
