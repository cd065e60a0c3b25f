// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// Where a number of a link is read: an input or a holding register.
  ///
  /// A number alone is an input register, as `input_register: 0` in the file.
  public struct RegisterPoint: Sendable, Hashable, ExpressibleByIntegerLiteral {
    public var table: ModbusAddress.Table
    public var address: UInt16

    /// **Precondition**: a table of registers.
    public init(_ table: ModbusAddress.Table, _ address: UInt16) {
      precondition(table.isRegisters, "hub bug: a number is read from a table of bits")
      self.table = table
      self.address = address
    }

    public init(integerLiteral address: UInt16) { self.init(.inputRegister, address) }
  }

  extension RegisterPoint: CustomStringConvertible {
    public var description: String { "\(table.words) \(address)" }
  }
#endif
