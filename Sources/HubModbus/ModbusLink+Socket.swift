import CModbus
import Glibc
import HubUnits

// The socket under a link: libmodbus opens it, we bound what it may do.

extension ModbusLink {
  /// Connects and sets the socket up. Returns 0 or an errno value.
  ///
  /// The answer's timeout bounds the connection too; the byte timeout is off, so that it bounds the whole answer
  /// and not each of its bytes (modbus.c, `_modbus_receive_msg`).
  func open(_ context: OpaquePointer) -> Int32 {
    let microseconds = max(1, endpoint.timeout.count / 1_000)
    let seconds = UInt32(microseconds / 1_000_000)
    let rest = UInt32(microseconds % 1_000_000)
    // Safety: a context of our own that nobody else knows yet.
    unsafe modbus_set_error_recovery(context, MODBUS_ERROR_RECOVERY_NONE)
    unsafe modbus_set_response_timeout(context, seconds, rest)
    unsafe modbus_set_byte_timeout(context, 0, 0)
    guard unsafe modbus_set_slave(context, Int32(endpoint.unit)) == 0 else { return errno }
    guard unsafe modbus_connect(context) == 0 else { return errno }
    return unsafe settle(modbus_get_socket(context))
  }

  /// libmodbus sets TCP_NODELAY; the rest is ours. Returns 0 or an errno value.
  private func settle(_ socket: Int32) -> Int32 {
    let milliseconds = Int32(clamping: max(1, endpoint.timeout.wholeMilliseconds))
    let tcp = Int32(IPPROTO_TCP)
    // Idle for a second, then every second, given up after three: a half-open link is known within 4 s even when
    // nobody polls. While polls run the user timeout finds it first.
    let options: [(level: Int32, name: Int32, value: Int32)] = [
      (tcp, TCP_NODELAY, 1), (tcp, TCP_USER_TIMEOUT, milliseconds), (SOL_SOCKET, SO_KEEPALIVE, 1),
      (tcp, TCP_KEEPIDLE, 1), (tcp, TCP_KEEPINTVL, 1), (tcp, TCP_KEEPCNT, 3),
    ]
    for option in options {
      var value = option.value
      // Safety: four bytes of a local.
      guard unsafe setsockopt(socket, option.level, option.name, &value, 4) == 0 else { return errno }
    }
    return bound(sendingOn: socket)
  }

  /// A full send buffer must not hold the thread longer than an answer may take.
  private func bound(sendingOn socket: Int32) -> Int32 {
    var time = timeval(
      tv_sec: Int(endpoint.timeout.count / 1_000_000_000),
      tv_usec: Int(endpoint.timeout.count / 1_000 % 1_000_000))
    // Safety: a local struct of the size that is said.
    let status = unsafe setsockopt(
      socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    return status == 0 ? 0 : errno
  }

  /// libmodbus waits with select(2): a file number of 1,024 or more is a write past the end of its set (3.1.6;
  /// checked by itself from 3.1.12 on). So the number the next socket will get is looked at first.
  func refuseManyFiles() throws(ModbusError) {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard probe >= 0 else {
      throw ModbusError(.tooManyFiles, .connect, address: 0, count: 0, rawErrno: errno)
    }
    close(probe)
    // Some below the limit: another thread may open a file between this look and the connection.
    guard probe < FD_SETSIZE - 16 else {
      throw ModbusError(.tooManyFiles, .connect, address: 0, count: 0, rawErrno: EMFILE)
    }
  }
}
