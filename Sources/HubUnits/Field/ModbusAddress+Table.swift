// Words and function numbers of the four tables. Control plane and field only.
#if !hasFeature(Embedded)
  extension ModbusAddress.Table {
    /// Whether it holds words of 16 bits, not single bits.
    public var isRegisters: Bool {
      switch self {
      case .coil, .discreteInput: false
      case .holdingRegister, .inputRegister: true
      }
    }

    /// The function that reads it. **Source**: Modbus application protocol 1.1b3, 6.1 to 6.4.
    public var readFunction: UInt8 {
      switch self {
      case .coil: 1
      case .discreteInput: 2
      case .holdingRegister: 3
      case .inputRegister: 4
      }
    }

    /// As people call one of it.
    public var words: String {
      switch self {
      case .coil: "coil"
      case .discreteInput: "discrete input"
      case .holdingRegister: "holding register"
      case .inputRegister: "input register"
      }
    }
  }
#endif
