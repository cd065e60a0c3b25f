/// One request as it goes over the wire, and what an answer to it must look like.
///
/// Built in one block that is kept, so that an exchange allocates nothing.
///
/// **Shape**: room for the six bytes that only TCP has, then the unit, the function and its data.
/// **Source**: Modbus application protocol 1.1b3, section 6; Modbus TCP messaging guide 1.0b, 3.1.3.
struct ModbusRequest: Sendable {
  /// The longest message on any of the two wires. **Source**: Modbus TCP messaging guide 1.0b, 3.1.3.
  static let longest = 260
  /// Transaction number, protocol and length stand before the unit on TCP.
  static let head = 6
  private static let unitPlace = head
  private static let functionPlace = head + 1
  private static let dataPlace = head + 2

  private(set) var operation = ModbusError.Operation.connect
  private(set) var address: UInt16 = 0
  private(set) var count: UInt16 = 0
  /// The head's six bytes mean nothing until `number` was called.
  private(set) var bytes = [UInt8](repeating: 0, count: longest)
  /// How many bytes it has, head included.
  private(set) var length = 0

  /// A reading of `count` inputs or registers.
  mutating func read(
    _ operation: ModbusError.Operation, unit: UInt8, from first: UInt16, count: UInt16
  ) {
    begin(operation, unit, first, count)
    put(count, at: Self.dataPlace + 2)
    length = Self.dataPlace + 4
  }

  /// A writing of one coil or register; `value` as it stands on the wire.
  mutating func write(_ operation: ModbusError.Operation, unit: UInt8, _ address: UInt16, _ value: UInt16) {
    begin(operation, unit, address, 1)
    put(value, at: Self.dataPlace + 2)
    length = Self.dataPlace + 4
  }

  /// A writing of neighbouring coils. **Shape**: 1 to 1,968.
  mutating func writeCoils(unit: UInt8, from first: UInt16, _ bits: Span<UInt8>) {
    precondition(bits.count > 0 && bits.count <= 1_968, "hub bug: more coils than one request can carry")
    begin(.writeCoils, unit, first, UInt16(bits.count))
    put(UInt16(bits.count), at: Self.dataPlace + 2)
    let byteCount = (bits.count + 7) / 8
    bytes[Self.dataPlace + 4] = UInt8(byteCount)
    for n in 0..<byteCount { bytes[Self.dataPlace + 5 + n] = 0 }
    // The first coil is the lowest bit of the first byte (6.11).
    for n in bits.indices where bits[n] != 0 { bytes[Self.dataPlace + 5 + n / 8] |= 1 << UInt8(n % 8) }
    length = Self.dataPlace + 5 + byteCount
  }

  /// A writing of neighbouring registers. **Shape**: 1 to 123.
  mutating func writeRegisters(unit: UInt8, from first: UInt16, _ values: Span<UInt16>) {
    precondition(
      values.count > 0 && values.count <= 123, "hub bug: more registers than one request can carry")
    begin(.writeRegisters, unit, first, UInt16(values.count))
    put(UInt16(values.count), at: Self.dataPlace + 2)
    put(values, at: Self.dataPlace + 4)
  }

  /// A writing of registers from `target` on, then a reading of `count` from `first` on. **Shape**: 1 to 121 written.
  mutating func readWriteRegisters(
    unit: UInt8, _ values: Span<UInt16>, to target: UInt16, from first: UInt16, count: UInt16
  ) {
    precondition(
      values.count > 0 && values.count <= 121, "hub bug: more registers than one request can carry")
    begin(.readWriteRegisters, unit, first, count)
    put(count, at: Self.dataPlace + 2)
    put(target, at: Self.dataPlace + 4)
    put(UInt16(values.count), at: Self.dataPlace + 6)
    put(values, at: Self.dataPlace + 8)
  }

  /// Puts the count of bytes and the registers behind it, which end the request.
  private mutating func put(_ values: Span<UInt16>, at place: Int) {
    bytes[place] = UInt8(2 * values.count)
    for n in values.indices { put(values[n], at: place + 1 + 2 * n) }
    length = place + 1 + 2 * values.count
  }

  /// Fills in the head that TCP has.
  mutating func number(_ transaction: UInt16) {
    put(transaction, at: 0)
    put(0, at: 2)
    put(UInt16(length - Self.head), at: 4)
  }

  var unit: UInt8 { bytes[Self.unitPlace] }

  private mutating func begin(
    _ operation: ModbusError.Operation, _ unit: UInt8, _ address: UInt16, _ count: UInt16
  ) {
    self.operation = operation
    self.address = address
    self.count = count
    bytes[Self.unitPlace] = unit
    bytes[Self.functionPlace] = operation.function
    put(address, at: Self.dataPlace)
  }

  private mutating func put(_ value: UInt16, at place: Int) {
    bytes[place] = UInt8(value >> 8)
    bytes[place + 1] = UInt8(truncatingIfNeeded: value)
  }

  func error(_ kind: ModbusError.Kind, rawErrno: Int32) -> ModbusError {
    ModbusError(kind, operation, address: address, count: count, rawErrno: rawErrno)
  }
}

extension ModbusRequest {
  /// What an answer is to this request.
  enum Verdict: Equatable {
    case right
    case exception(ModbusException)
    /// It cannot be the answer: another unit, function or length, or a write that was not repeated as it was sent.
    case wrong
  }

  /// How many bytes the right answer has, from the unit to the last of its data.
  var answerLength: Int {
    switch operation {
    case .readDiscreteInputs, .readCoils: 3 + (Int(count) + 7) / 8
    case .readInputRegisters, .readHoldingRegisters, .readWriteRegisters: 3 + 2 * Int(count)
    case .connect, .writeCoil, .writeCoils, .writeRegister, .writeRegisters: 6
    }
  }

  /// Judges an answer by everything it says of the question.
  ///
  /// - Parameters:
  ///   - first: where its unit stands.
  ///   - end: behind the last of its data.
  func verdict(of answer: [UInt8], from first: Int, to end: Int) -> Verdict {
    guard end - first >= 3, answer[first] == bytes[Self.unitPlace] else { return .wrong }
    let function = bytes[Self.functionPlace]
    if answer[first + 1] == function | 0x80 {
      guard end - first == 3, let code = ModbusException(rawValue: answer[first + 2]) else { return .wrong }
      return .exception(code)
    }
    guard answer[first + 1] == function, end - first == answerLength else { return .wrong }
    switch operation {
    case .readDiscreteInputs, .readCoils, .readInputRegisters, .readHoldingRegisters, .readWriteRegisters:
      return Int(answer[first + 2]) == answerLength - 3 ? .right : .wrong
    case .connect, .writeCoil, .writeCoils, .writeRegister, .writeRegisters:
      // Address and value, or address and count, come back as they were sent (6.5, 6.6, 6.11, 6.12).
      for n in 0..<4 where answer[first + 2 + n] != bytes[Self.dataPlace + n] { return .wrong }
      return .right
    }
  }

  /// Whether the device does something for it; a question that is only asked again does no harm.
  var isWrite: Bool {
    switch operation {
    case .connect, .readDiscreteInputs, .readCoils, .readInputRegisters, .readHoldingRegisters: false
    case .writeCoil, .writeCoils, .writeRegister, .writeRegisters, .readWriteRegisters: true
    }
  }
}

extension ModbusError.Operation {
  /// **Source**: Modbus application protocol 1.1b3, section 6.
  var function: UInt8 {
    switch self {
    case .connect: 0
    case .readCoils: 1
    case .readDiscreteInputs: 2
    case .readHoldingRegisters: 3
    case .readInputRegisters: 4
    case .writeCoil: 5
    case .writeRegister: 6
    case .writeCoils: 15
    case .writeRegisters: 16
    case .readWriteRegisters: 23
    }
  }
}
