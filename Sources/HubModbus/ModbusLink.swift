import CModbus
import Glibc
import HubUnits

/// One connection to one Modbus device, on TCP or on a serial line, through libmodbus.
///
/// libmodbus 3.1.6 gives up at an answer with another transaction number, and after one late answer every later one
/// would be that of the question before. Therefore the questions bear numbers of ours, answers to other questions
/// are thrown away and counted. On TCP libmodbus connects, on a serial line it frames, checks and receives as well. Its own
/// error recovery stays off (it sleeps and reconnects inside a call, without a bound).
///
/// **Thread**: one; allocates when connecting, not per exchange; every call is bounded by the endpoint's timeout.
/// **Errors**: `ModbusError`, with errno kept.
/// **Source**: libmodbus 3.1.6, modbus.c and modbus-tcp.c; docs/decisions/0020-late-answers.md.
@safe
public struct ModbusLink: ~Copyable {
  public let endpoint: ModbusEndpoint
  public internal(set) var strayAnswers: UInt64 = 0
  private(set) var context: OpaquePointer?
  var request = ModbusRequest()
  var inbox = ModbusInbox()
  /// The last question's number. Goes on over connections: a gateway may give an old connection's answer to the new.
  var transaction: UInt16 = 0
  /// The last question was not answered in time.
  var isOneUnanswered = false

  /// The cable at this end; nil where it cannot be told.
  var carrier: NetworkCarrier?

  /// The serial line, where it is on one; `context` is nil then.
  let line: ModbusSerialLine?
  var isOnLine = false
  var hasTurn = false
  var isLineSilent = true
  /// An answer of this slave's to an earlier question may still come until then.
  var notBefore = MonotonicInstant.distantPast

  /// A link that is not connected yet.
  ///
  /// - Parameter line: the serial line it shares with other slaves; nil for TCP, or for a line of its own.
  public init(to endpoint: ModbusEndpoint, on line: ModbusSerialLine? = nil) {
    self.endpoint = endpoint
    unsafe context = nil
    switch endpoint.wire {
    case .tcp: self.line = nil
    case .rtu(let device, let settings): self.line = line ?? ModbusSerialLine(device: device, settings)
    }
  }

  deinit {
    // A connection that is still open here belongs to a thread that ends: nothing is written any more.
    if hasTurn { line?.turns.give() }
    guard let context = unsafe context else { return }
    unsafe modbus_close(context)
    unsafe modbus_free(context)
  }

  // Safety of the calls of libmodbus: `context` is one that only this value knows, freed in `disconnect` or deinit
  // and nil afterwards.

  /// Ends the connection and throws away what the kernel has not brought to the device yet: an order that waits for
  /// a broken wire must not arrive when the wire is mended.
  mutating func reset() {
    if let context = unsafe context {
      var linger = linger(l_onoff: 1, l_linger: 0)
      let socket = unsafe modbus_get_socket(context)
      // Safety: a local struct of the size that is said. A socket that refuses is closed all the same.
      _ = unsafe setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
      // Not by libmodbus: it ends the sending first (modbus-tcp.c, `_modbus_tcp_close`). The device acknowledges that
      // end, and the kernel then sends what the network had swallowed before it.
      close(socket)
      unsafe modbus_set_socket(context, -1)
    }
    disconnect()
  }
}

extension ModbusLink: FieldBus {
  public var isConnected: Bool { unsafe isOnLine || context != nil }

  public mutating func waitForTurn() {
    if let line, isOnLine { waitForTurn(on: line) }
  }

  public mutating func passTurn() {
    if let line { passTurn(on: line) }
  }

  public mutating func connect() throws(ModbusError) {
    disconnect()
    switch endpoint.wire {
    case .tcp(let address, let port): try connect(to: address, port)
    case .rtu: if let line { try connect(on: line) }
    }
  }

  private mutating func connect(to address: String, _ port: UInt16) throws(ModbusError) {
    var parsed = in_addr()
    // Safety: a NUL-terminated text and a local of the size that AF_INET needs.
    guard unsafe inet_pton(AF_INET, address, &parsed) == 1 else {
      throw ModbusError(.badAddress, .connect, address: 0, count: 0, rawErrno: EINVAL)
    }
    try refuseManyFiles()
    // Safety: a NUL-terminated text that lives through the call; libmodbus copies it.
    guard let fresh = unsafe modbus_new_tcp(address, Int32(port)) else {
      throw ModbusError(.badAddress, .connect, address: 0, count: 0, rawErrno: errno)
    }
    let rawErrno = unsafe open(fresh)
    guard rawErrno == 0 else {
      unsafe modbus_close(fresh)
      unsafe modbus_free(fresh)
      throw ModbusError(
        ModbusError.Kind(rawErrno: rawErrno), .connect, address: 0, count: 0, rawErrno: rawErrno)
    }
    unsafe context = fresh
    unsafe carrier = NetworkCarrier(of: modbus_get_socket(fresh))
    inbox.forget()
    isOneUnanswered = false
  }

  public mutating func disconnect() {
    passTurn()
    isOnLine = false
    guard let old = unsafe context else { return }
    unsafe context = nil
    unsafe modbus_close(old)
    unsafe modbus_free(old)
  }
}
