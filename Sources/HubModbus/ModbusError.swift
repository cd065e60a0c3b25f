import Glibc

/// Why an exchange or a connection failed.
///
/// **Shape**: fixed size, so that a link thread can put it into its status cell.
public struct ModbusError: Error, Sendable, Hashable, BitwiseCopyable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Sendable, Hashable, BitwiseCopyable {
    /// No answer, or not all of it, within the timeout.
    case timeout
    /// Nobody listens at that address and port.
    case refused
    /// No way to that address.
    case unreachable
    /// The other side closed the connection, or it broke.
    case closed
    /// The device answered that it will not do it. The connection stays.
    case exception(ModbusException)
    /// The answer is not one to this question: wrong length, function, unit, exception code, or a write that came back
    /// otherwise than it was sent.
    case invalidAnswer
    /// The address is not a dotted IPv4 address.
    case badAddress
    /// This process has more open files than libmodbus can wait on (`FD_SETSIZE`).
    case tooManyFiles
    /// The serial port is not there, or was unplugged.
    case noPort
    /// This program may not open the serial port.
    case portForbidden
    /// Another program has the serial port.
    case portTaken
    /// There is no connection.
    case notConnected
    /// The system refused something else; see `rawErrno`.
    case system
  }

  /// What was being done.
  public enum Operation: UInt8, Sendable, Hashable, BitwiseCopyable {
    case connect, readDiscreteInputs, readInputRegisters, writeCoil, writeCoils, writeRegister
    case readCoils, readHoldingRegisters, writeRegisters, readWriteRegisters
  }

  public var kind: Kind
  public var operation: Operation
  /// The first address of the request; 0 for `connect`.
  public var address: UInt16
  /// How many inputs, coils or registers; 0 for `connect`.
  public var count: UInt16
  /// What libmodbus or the system left in errno; libmodbus' own numbers start at 112,345,678.
  public var rawErrno: Int32

  public init(_ kind: Kind, _ operation: Operation, address: UInt16, count: UInt16, rawErrno: Int32) {
    self.kind = kind
    self.operation = operation
    self.address = address
    self.count = count
    self.rawErrno = rawErrno
  }

  /// The device is there and understood; the connection can be used on.
  public var isException: Bool {
    if case .exception = kind { true } else { false }
  }
}

extension ModbusError: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .timeout where operation == .connect:
      "device: no answer to connecting in time; is it switched on, is the cable in, is the address right?"
    case .timeout:
      "device: no answer in time to \(request); is it switched on, and is `timeout` longer than its own cycle?"
    case .refused:
      "device: nobody listens for Modbus at that address and port; check both, and whether the device's one "
        + "connection is taken by another master"
    case .unreachable: "wiring: no way to that address; check cable, switch and network settings"
    case .closed:
      "device: the connection broke during \(request); if it does so each time, are the device's connections "
        + "taken by other masters?"
    case .exception(let exception): "\(blame(of: exception)) \(request) was refused, \(exception)"
    case .invalidAnswer: "device: the answer to \(request) makes no sense (errno \(rawErrno))"
    case .badAddress: "config: the address must be a dotted IPv4 address, such as 192.168.1.10"
    case .tooManyFiles: "kernel: this process has too many open files for another Modbus link"
    case .noPort: "wiring: the serial port is not there; is the adapter plugged in, and is `device` right?"
    case .portForbidden: "config: this program may not open the serial port; is its user in group dialout?"
    case .portTaken: "config: another program has the serial port; a line has one master"
    case .notConnected: "hub bug: \(request) was tried without a connection"
    case .system: "kernel: \(request) failed: \(systemWords)"
    }
  }

  /// The errno values a link meets that have no kind of their own, in plain words.
  private var systemWords: String {
    switch rawErrno {
    case EACCES, EPERM: "not permitted; a firewall rule of this PC?"
    case EADDRNOTAVAIL: "this PC has no address to connect from; is its network card up?"
    case ENOBUFS, ENOMEM: "no memory left"
    case EINTR: "interrupted by a signal"
    case EIO: "input/output error"
    default: "errno \(rawErrno)"
    }
  }

  private func blame(of exception: ModbusException) -> String {
    switch exception {
    case .illegalFunction, .illegalDataAddress, .illegalDataValue: "config:"
    case .deviceFailure, .acknowledge, .deviceBusy, .negativeAcknowledge, .memoryParity, .notDefined,
      .gatewayPathUnavailable, .gatewayTargetSilent:
      "device:"
    }
  }

  private var request: String {
    switch operation {
    case .connect: "connecting"
    case .readDiscreteInputs: "reading \(count) discrete inputs from \(address) on"
    case .readInputRegisters: "reading \(count) input registers from \(address) on"
    case .writeCoil: "writing coil \(address)"
    case .writeCoils: "writing \(count) coils from \(address) on"
    case .writeRegister: "writing holding register \(address)"
    case .readCoils: "reading \(count) coils from \(address) on"
    case .readHoldingRegisters: "reading \(count) holding registers from \(address) on"
    case .writeRegisters: "writing \(count) holding registers from \(address) on"
    case .readWriteRegisters: "writing, and reading \(count) holding registers from \(address) on,"
    }
  }
}
