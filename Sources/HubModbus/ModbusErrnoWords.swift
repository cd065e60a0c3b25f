import CModbus
import Glibc

// From libmodbus' errno to our closed list.

extension ModbusError.Kind {
  /// - Parameter rawErrno: errno right after a call of libmodbus said that it failed.
  /// - **Source**: libmodbus 3.1.6, modbus.h and modbus.c: own numbers are `MODBUS_ENOBASE` + exception code, then
  ///   bad CRC, bad data, bad exception, unknown exception, too many data, bad slave.
  init(rawErrno: Int32) {
    if let exception = UInt8(exactly: Int(rawErrno) - Int(MODBUS_ENOBASE)).flatMap(
      ModbusException.init(rawValue:))
    {
      self = .exception(exception)
      return
    }
    switch rawErrno {
    // EINPROGRESS and EALREADY: libmodbus waited for a connection that did not come, and leaves errno as it was.
    case ETIMEDOUT, EAGAIN, EINPROGRESS, EALREADY: self = .timeout
    case ECONNREFUSED: self = .refused
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: self = .unreachable
    case ECONNRESET, EPIPE, EBADF, ENOTCONN, ECONNABORTED: self = .closed
    case EMFILE, ENFILE: self = .tooManyFiles
    case EINVAL: self = .badAddress
    case Self.firstOfLibrary...Self.lastOfLibrary: self = .invalidAnswer
    default: self = .system
    }
  }

  /// EMBBADCRC and EMBBADSLAVE: macros made of an enum, which Swift does not import.
  private static let firstOfLibrary = Int32(MODBUS_ENOBASE) + 12
  private static let lastOfLibrary = Int32(MODBUS_ENOBASE) + 17
}
