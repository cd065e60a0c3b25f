import CModbus
import Glibc
import HubUnits

/// One connection to one Modbus TCP device, through libmodbus.
///
/// libmodbus 3.1.6 reads nothing on after an answer with the wrong transaction number, so after one late answer
/// every later one would be that of the question before. Therefore: any failure but an exception closes the
/// connection here and now, bytes that nobody asked for close it before the next request, and libmodbus' own
/// error recovery stays off (it sleeps and reconnects inside a call, without a bound).
///
/// **Thread**: one; allocates when connecting, not per exchange; every call is bounded by the endpoint's timeout.
/// **Errors**: `ModbusError`, with errno kept. **Source**: libmodbus 3.1.6, modbus.c and modbus-tcp.c.
@safe
public struct ModbusLink: ~Copyable {
  public let endpoint: ModbusEndpoint
  private var context: OpaquePointer?

  /// A link that is not connected yet.
  public init(to endpoint: ModbusEndpoint) {
    self.endpoint = endpoint
    unsafe context = nil
  }

  deinit {
    // A connection that is still open here belongs to a thread that ends: nothing is written any more.
    guard let context = unsafe context else { return }
    unsafe modbus_close(context)
    unsafe modbus_free(context)
  }

  // Safety of the calls below: `context` is a context of libmodbus' that only this value knows, freed in
  // `disconnect` or deinit and nil afterwards; buffers are spans whose count is handed over with them.

  private mutating func exchange(
    _ operation: ModbusError.Operation, _ address: UInt16, _ count: Int,
    _ call: (OpaquePointer) -> Int32
  ) throws(ModbusError) {
    guard let context = unsafe context else {
      throw ModbusError(.notConnected, operation, address: address, count: UInt16(count), rawErrno: ENOTCONN)
    }
    if let stray = unsafe strayData(on: modbus_get_socket(context)) {
      disconnect()
      throw ModbusError(stray, operation, address: address, count: UInt16(count), rawErrno: EBADMSG)
    }
    let answered = unsafe call(context)
    if answered == Int32(count) { return }
    let rawErrno = answered < 0 ? errno : EBADMSG
    var kind = answered < 0 ? ModbusError.Kind(rawErrno: rawErrno) : .invalidAnswer
    if kind == .badAddress { kind = .system }
    let error = ModbusError(kind, operation, address: address, count: UInt16(count), rawErrno: rawErrno)
    if !error.isException { disconnect() }
    throw error
  }

  /// What is wrong with a connection on which bytes wait that nobody asked for, or that is closed.
  private func strayData(on socket: Int32) -> ModbusError.Kind? {
    var byte: UInt8 = 0
    // Safety: one byte into a local; nothing is taken out.
    let waiting = unsafe recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
    if waiting > 0 { return .wrongTransaction }
    return waiting == 0 ? .closed : nil
  }
}

extension ModbusLink: FieldBus {
  public var isConnected: Bool { unsafe context != nil }

  public mutating func connect() throws(ModbusError) {
    disconnect()
    var parsed = in_addr()
    // Safety: a NUL-terminated text and a local of the size that AF_INET needs.
    guard unsafe inet_pton(AF_INET, endpoint.address, &parsed) == 1 else {
      throw ModbusError(.badAddress, .connect, address: 0, count: 0, rawErrno: EINVAL)
    }
    try refuseManyFiles()
    // Safety: a NUL-terminated text that lives through the call; libmodbus copies it.
    guard let fresh = unsafe modbus_new_tcp(endpoint.address, Int32(endpoint.port)) else {
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
  }

  public mutating func disconnect() {
    guard let old = unsafe context else { return }
    unsafe context = nil
    unsafe modbus_close(old)
    unsafe modbus_free(old)
  }

  public mutating func readDiscreteInputs(
    from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>
  ) throws(ModbusError) {
    precondition(count > 0 && count <= bits.count, "hub bug: no room for what is read")
    try unsafe bits.withUnsafeMutableBufferPointer { room throws(ModbusError) in
      unsafe try exchange(.readDiscreteInputs, first, count) {
        unsafe modbus_read_input_bits($0, Int32(first), Int32(count), room.baseAddress)
      }
    }
  }

  public mutating func readInputRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError) {
    precondition(count > 0 && count <= values.count, "hub bug: no room for what is read")
    try unsafe values.withUnsafeMutableBufferPointer { room throws(ModbusError) in
      unsafe try exchange(.readInputRegisters, first, count) {
        unsafe modbus_read_input_registers($0, Int32(first), Int32(count), room.baseAddress)
      }
    }
  }

  public mutating func writeCoil(_ address: UInt16, _ isOn: Bool) throws(ModbusError) {
    unsafe try exchange(.writeCoil, address, 1) { unsafe modbus_write_bit($0, Int32(address), isOn ? 1 : 0) }
  }

  public mutating func writeCoils(from first: UInt16, _ bits: Span<UInt8>) throws(ModbusError) {
    let count = bits.count
    try unsafe bits.withUnsafeBufferPointer { values throws(ModbusError) in
      unsafe try exchange(.writeCoils, first, count) {
        unsafe modbus_write_bits($0, Int32(first), Int32(count), values.baseAddress)
      }
    }
  }

  public mutating func writeRegister(_ address: UInt16, _ value: UInt16) throws(ModbusError) {
    unsafe try exchange(.writeRegister, address, 1) {
      unsafe modbus_write_register($0, Int32(address), value)
    }
  }
}
