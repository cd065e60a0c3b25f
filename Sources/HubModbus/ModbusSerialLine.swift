import CModbus
import Glibc
public import HubUnits

/// A serial line with Modbus slaves: one port, opened once, whose slaves take turns.
///
/// RTU has no number in an answer. So the line keeps the silence that ends a message, and after a question that
/// was not answered well it waits out the rest of the longest answer before anybody asks again.
///
/// **Thread**: one a slave; everything but `init` belongs to the one whose turn it is.
/// **Source**: Modbus over serial line 1.02, 2.5.1; libmodbus 3.1.6, modbus-rtu.c.
@safe
public final class ModbusSerialLine: @unchecked Sendable {
  // Sendable: everything below is touched between `turns.take()` and `turns.give()` only.
  public let device: String
  public let settings: SerialLineSettings
  let turns = SerialTurns()
  private var context: OpaquePointer?
  /// Holds the lock on the port; libmodbus has a file of its own.
  private var guardian: Int32 = -1
  /// When the last byte was seen, or the last answer ended.
  private var lastByte = MonotonicInstant.distantPast
  /// Nobody asks before: what is left of an answer may still come.
  private var silentUntil = MonotonicInstant.distantPast
  /// The longest answer anybody on this line has asked for. **Units**: bytes. **Source**: an exception has five.
  private var longestAnswer = 5

  public init(device: String, _ settings: SerialLineSettings) {
    self.device = device
    self.settings = settings
    unsafe context = nil
  }

  deinit { close() }

  /// How long one byte is on the wire.
  var byteTime: Nanoseconds { settings.byteTime }

  /// The silence between two messages.
  var gap: Nanoseconds { settings.silence }

  // Safety of the calls of libmodbus below: `context` is one that only this value knows, and nil when it is freed.

  /// Opens the port, if it is not open. Returns 0 or an errno value.
  func open() -> Int32 {
    if unsafe context != nil { return 0 }
    let rawErrno = take()
    if rawErrno != 0 {
      close()
      return rawErrno
    }
    guard let context = unsafe context else { return ENOTCONN }
    tcflush(unsafe modbus_get_socket(context), TCIOFLUSH)
    // Somebody may be speaking right now.
    lastByte = ModbusLink.now()
    return 0
  }

  /// Makes the port ours alone before it is set: a second master on one line spoils both their answers.
  private func take() -> Int32 {
    // Safety: the text lives through the call. Without O_NONBLOCK the kernel waits for the carrier.
    guardian = unsafe Glibc.open(device, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard guardian >= 0 else { return errno }
    guard guardian < FD_SETSIZE - 16 else { return EMFILE }
    guard flock(guardian, LOCK_EX | LOCK_NB) == 0 else { return errno == EWOULDBLOCK ? EBUSY : errno }
    let parity: CChar =
      switch settings.format {
      case .eightNone: 0x4E  // N
      case .eightEven, .sevenEven: 0x45  // E
      case .eightOdd, .sevenOdd: 0x4F  // O
      }
    // RTU sends bytes of eight bits; the configuration refuses the others.
    guard let fresh = unsafe modbus_new_rtu(device, Int32(settings.speed), parity, 8, 1) else { return errno }
    unsafe modbus_set_error_recovery(fresh, MODBUS_ERROR_RECOVERY_NONE)
    unsafe modbus_set_byte_timeout(fresh, 0, 0)
    guard unsafe modbus_connect(fresh) == 0 else {
      let rawErrno = errno
      unsafe modbus_free(fresh)
      return rawErrno
    }
    unsafe context = fresh
    return ioctl(guardian, UInt(TIOCEXCL), 0) == 0 ? 0 : errno
  }

  func close() {
    if let old = unsafe context {
      unsafe context = nil
      // What is not sent must not be sent later, nor hold the close up (closing_wait is 30 s).
      tcflush(unsafe modbus_get_socket(old), TCIOFLUSH)
      _ = ioctl(guardian, UInt(TIOCNXCL), 0)
      unsafe modbus_close(old)
      unsafe modbus_free(old)
    }
    if guardian >= 0 { Glibc.close(guardian) }
    guardian = -1
  }

  /// Notes that a question was not answered well: nobody asks until the rest of the longest answer is over.
  func keepSilence() {
    silentUntil = ModbusLink.now() + gap + byteTime * Int64(longestAnswer)
  }

  func noteAnswer() { lastByte = ModbusLink.now() }

  /// Waits until the line has been silent for long enough; throws away what comes meanwhile.
  ///
  /// - Parameter patience: for a line that does not become silent.
  /// - Returns: whether it is silent, and whether bytes were thrown away.
  func settle(patience: Nanoseconds) -> (isSilent: Bool, hasDropped: Bool) {
    let end = max(ModbusLink.now(), silentUntil) + gap + patience
    var hasDropped = false
    while true {
      let now = ModbusLink.now()
      if now > end { return (false, hasDropped) }
      let until = max(lastByte + gap, silentUntil)
      if wait(until: until) {
        guard drop() else { return (true, hasDropped) }
        hasDropped = true
        lastByte = ModbusLink.now()
      } else if until <= now {
        return (true, hasDropped)
      }
    }
  }

  /// Waits for bytes. **Units**: a millisecond's steps, never too short.
  func wait(until instant: MonotonicInstant) -> Bool {
    guard let context = unsafe context else { return false }
    var waiting = pollfd(fd: unsafe modbus_get_socket(context), events: Int16(POLLIN), revents: 0)
    let left = max(0, (instant - ModbusLink.now()).count)
    // Safety: one structure of our own.
    return unsafe poll(&waiting, 1, Int32(clamping: (left + 999_999) / 1_000_000)) > 0
  }

  /// Throws away what waits; false when nothing could be read: the port is gone, and the next question says so.
  private func drop() -> Bool {
    guard let context = unsafe context else { return false }
    var room = [UInt8](repeating: 0, count: 256)
    // Safety: at most the array's own count is read into it.
    return unsafe read(modbus_get_socket(context), &room, room.count) > 0
  }

  /// Sends a question; libmodbus adds the check sum. Returns 0 or an errno value.
  func send(_ request: ModbusRequest) -> Int32 {
    guard let context = unsafe context else { return ENOTCONN }
    longestAnswer = max(longestAnswer, request.answerLength + 2)
    let length = request.length - ModbusRequest.head
    // libmodbus looks at the answer's check sum only when it is from this slave.
    guard unsafe modbus_set_slave(context, Int32(request.unit)) == 0 else { return errno }
    let sent = unsafe request.bytes.withUnsafeBufferPointer { bytes in
      // Safety: `length` bytes from the unit on are inside the array.
      unsafe modbus_send_raw_request(context, bytes.baseAddress! + ModbusRequest.head, Int32(length))
    }
    return sent == length + 2 ? 0 : (sent < 0 ? errno : EAGAIN)
  }

  /// Receives one message; 0 when it is another slave's, below 0 with errno set when it is none.
  func receive(into answer: inout [UInt8], until deadline: MonotonicInstant) -> Int {
    guard let context = unsafe context else { return -1 }
    let left = max(1, (deadline - ModbusLink.now()).count / 1_000)
    unsafe modbus_set_response_timeout(context, UInt32(left / 1_000_000), UInt32(left % 1_000_000))
    // Safety: 260 bytes; libmodbus takes at most 256 on RTU.
    return Int(unsafe modbus_receive_confirmation(context, &answer))
  }
}
