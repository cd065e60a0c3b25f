import Glibc
import HubRealtime
import HubUnits

/// An opened port of the kernel's: raw, ours alone, its lines raised.
///
/// **Thread**: the port's own.
/// **Precondition**: closed on purpose by `close()`; forgetting it traps.
struct SerialPort: ~Copyable {
  /// What a read found.
  enum Reading {
    case bytes(Int)
    case nothing, gone
  }

  private let descriptor: Int32

  /// What poll(2) waits on.
  borrowing func file() -> Int32 { descriptor }

  /// Opens a port; what waited in it is thrown away: nobody read it when it was scanned.
  ///
  /// **Errors**: `absent`, `accessDenied`, `busy`, `notASerialPort`; else `failed` with the kernel's number.
  /// **Source**: termios(3), tty_ioctl(4).
  init(path: String, line: SerialLineSettings) throws(SerialPortError) {
    // Safe: the path is copied by the call.
    // Without O_NONBLOCK the kernel waits for the carrier; without O_NOCTTY the port could become our terminal, and
    // its end a SIGHUP.
    let descriptor = unsafe open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw SerialPortError(errno: errno) }
    do {
      try Self.take(descriptor)
      try Self.set(descriptor, line)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  // A compare the compiler cannot fold: it refuses a deinit that never returns.
  deinit { precondition(descriptor < 0, "hub bug: a serial port was dropped without close()") }

  consuming func close() {
    // What is not sent must not hold the close up: the kernel would wait for it up to 30 s (closing_wait).
    if unsent() > 0 { tcflush(descriptor, TCOFLUSH) }
    _ = ioctl(descriptor, UInt(TIOCNXCL), 0)
    Glibc.close(descriptor)
    discard self
  }

  /// Waits until everything is sent, at most as long as a device may take over an order (250 ms).
  borrowing func finish() {
    let deadline = MonotonicClock.now() + .milliseconds(250)
    while unsent() > 0, MonotonicClock.now() < deadline {
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(5))
    }
  }

  /// How many bytes have not left the machine; 0 where the port cannot tell.
  private borrowing func unsent() -> Int {
    var count = CInt(0)
    // Safe: the kernel writes one int of ours.
    return unsafe ioctl(descriptor, UInt(TIOCOUTQ), &count) == 0 ? Int(count) : 0
  }

  /// Makes it ours alone: programs that ask are refused, those that are there already are found.
  private static func take(_ descriptor: Int32) throws(SerialPortError) {
    guard isatty(descriptor) == 1 else { throw SerialPortError(.notASerialPort, rawErrno: ENOTTY) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw SerialPortError(errno: errno) }
    guard ioctl(descriptor, UInt(TIOCEXCL), 0) == 0 else { throw SerialPortError(errno: errno) }
  }

  /// Raw bytes at the configured speed; DTR and RTS up, since many scanners are silent without.
  private static func set(_ descriptor: Int32, _ line: SerialLineSettings) throws(SerialPortError) {
    var settings = termios()
    // Safe: the structure is ours and lives through each call.
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { throw SerialPortError(errno: errno) }
    unsafe cfmakeraw(&settings)
    settings.c_iflag |= tcflag_t(IGNBRK)
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
    // CRTSCTS is the highest bit (asm-generic/termbits.h) and not imported.
    settings.c_cflag &= ~(tcflag_t(CSIZE | PARENB | PARODD | CSTOPB | HUPCL) | 0x8000_0000)
    settings.c_cflag |= line.format.flags
    if line.format != .eightNone { settings.c_iflag |= tcflag_t(INPCK) }
    let speed = SerialLineSettings.code(ofSpeed: line.speed)
    guard unsafe cfsetispeed(&settings, speed) == 0, unsafe cfsetospeed(&settings, speed) == 0,
      unsafe tcsetattr(descriptor, TCSANOW, &settings) == 0
    else { throw SerialPortError(errno: errno) }
    var lines = CInt(TIOCM_DTR | TIOCM_RTS)
    // Safe: as above. A port without such lines (a pty, some gadgets) refuses, and needs none.
    _ = unsafe ioctl(descriptor, UInt(TIOCMBIS), &lines)
    tcflush(descriptor, TCIFLUSH)
  }

  /// Takes what came, up to the room there is.
  borrowing func read(into room: UnsafeMutableRawBufferPointer) -> Reading {
    while true {
      // Safe: the kernel writes at most `count` bytes into the caller's room.
      let count = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
      if count > 0 { return .bytes(count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return .nothing }
      // The end of a tty is its unplugging: 0 or EIO.
      return .gone
    }
  }

  /// Sends an order, whole or not at all; never waits.
  borrowing func write(_ bytes: BoundedList<64, UInt8>) -> Bool {
    var copy = InlineArray<64, UInt8>(repeating: 0)
    for i in bytes.indices { copy[i] = bytes[i] }
    let span = copy.span.extracting(0..<bytes.count)
    // Safe: `count` bytes of a local that lives through the call.
    let written = unsafe span.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return written == bytes.count
  }
}

extension SerialLineSettings {
  /// The kernel's code of a speed; 9,600 for one that is not in `speeds`, which the configuration refuses.
  static func code(ofSpeed speed: Int) -> speed_t {
    switch speed {
    case 1_200: speed_t(B1200)
    case 2_400: speed_t(B2400)
    case 4_800: speed_t(B4800)
    case 19_200: speed_t(B19200)
    case 38_400: speed_t(B38400)
    case 57_600: speed_t(B57600)
    case 115_200: speed_t(B115200)
    default: speed_t(B9600)
    }
  }
}

extension SerialLineSettings.Format {
  var flags: tcflag_t {
    switch self {
    case .eightNone: tcflag_t(CS8)
    case .eightEven: tcflag_t(CS8 | PARENB)
    case .eightOdd: tcflag_t(CS8 | PARENB | PARODD)
    case .sevenEven: tcflag_t(CS7 | PARENB)
    case .sevenOdd: tcflag_t(CS7 | PARENB | PARODD)
    }
  }
}
