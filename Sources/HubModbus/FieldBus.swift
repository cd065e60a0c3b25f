/// What a link thread asks of a field bus, one exchange a call.
///
/// The seam between the thread that decides when and the library that knows how; tests put a scripted bus here.
///
/// An answer is taken only for the question it belongs to. After an error `isConnected` says whether the connection
/// can be used on: always after an exception; after a reading that was not answered in time, where late answers can
/// be told from others, once; never after a write that was not answered, since it may still be under way.
///
/// **Thread**: one; every call may block for at most the bus's stated timeout.
public protocol FieldBus: ~Copyable {
  /// Whether exchanges can be tried.
  var isConnected: Bool { get }
  /// Answers to other questions that were thrown away since the start, while the link went on.
  var strayAnswers: UInt64 { get }
  /// Builds the connection anew; a connection that is there is closed first.
  mutating func connect() throws(ModbusError)
  /// Closes the connection, if there is one.
  mutating func disconnect()
  /// On a wire that several share: waits until it is free, so that the next exchange begins at once. That exchange
  /// ends the turn, and so does `passTurn`. May block for as long as the others' exchanges take.
  mutating func waitForTurn()
  mutating func passTurn()
  /// Reads discrete inputs into the first `count` places of `bits`, one byte (0 or 1) each.
  /// **Shape**: 1 to 2,000. **Precondition**: they have room.
  mutating func readDiscreteInputs(from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>)
    throws(ModbusError)
  /// Reads coils, as above.
  mutating func readCoils(from first: UInt16, count: Int, into bits: inout MutableSpan<UInt8>)
    throws(ModbusError)
  /// Reads input registers into the first `count` places of `values`.
  /// **Shape**: 1 to 125. **Precondition**: they have room.
  mutating func readInputRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError)
  /// Reads holding registers, as above.
  mutating func readHoldingRegisters(
    from first: UInt16, count: Int, into values: inout MutableSpan<UInt16>
  ) throws(ModbusError)
  /// Writes one coil.
  mutating func writeCoil(_ address: UInt16, _ isOn: Bool) throws(ModbusError)
  /// Writes `bits.count` coils from `first` on in one request. **Shape**: 1 to 1,968.
  mutating func writeCoils(from first: UInt16, _ bits: Span<UInt8>) throws(ModbusError)
  /// Writes one holding register.
  mutating func writeRegister(_ address: UInt16, _ value: UInt16) throws(ModbusError)
  /// Writes neighbouring holding registers from `first` on. **Shape**: 1 to 123.
  mutating func writeRegisters(from first: UInt16, _ values: Span<UInt16>) throws(ModbusError)
  /// Writes holding registers from `target` on, then reads `count` from `first` on, in one exchange (function 23).
  ///
  /// Not every device has it: one that has not answers with an exception. Counts as a writing.
  /// **Shape**: 1 to 121 written, 1 to 125 read. **Precondition**: `values` has room.
  mutating func readWriteRegisters(
    writing written: Span<UInt16>, to target: UInt16, from first: UInt16, count: Int,
    into values: inout MutableSpan<UInt16>
  ) throws(ModbusError)
}

extension FieldBus where Self: ~Copyable {
  /// A wire of one's own.
  public mutating func waitForTurn() {}
  public mutating func passTurn() {}
}
