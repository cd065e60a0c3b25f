// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// Where one input of a link is: a bit in one of Modbus' four tables.
  ///
  /// A number alone is a discrete input, as `input: 3` in the file.
  public struct InputPoint: Sendable, Hashable, ExpressibleByIntegerLiteral {
    public var table: ModbusAddress.Table
    public var address: UInt16
    /// Which bit of a register, 0 the lowest; 0 in the tables that hold bits.
    public var bit: UInt8
    /// How old it may be when an image is made; zero: read at each poll.
    public var every: Nanoseconds

    public init(
      _ table: ModbusAddress.Table, _ address: UInt16, bit: UInt8 = 0, every: Nanoseconds = .zero
    ) {
      self.table = table
      self.address = address
      self.bit = bit
      self.every = every
    }

    public init(integerLiteral address: UInt16) { self.init(.discreteInput, address) }

    /// Whether both are one bit of the device.
    public func isSame(as other: InputPoint) -> Bool {
      table == other.table && address == other.address && bit == other.bit
    }
  }

  extension InputPoint: CustomStringConvertible {
    /// As the file's keys spell it: `input 3`, `input register 0 bit 5`.
    public var description: String {
      table == .discreteInput
        ? "input \(address)" : "\(table.words) \(address)" + (table.isRegisters ? " bit \(bit)" : "")
    }
  }
#endif
