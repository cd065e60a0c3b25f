// Control plane and field only.
#if !hasFeature(Embedded)
  /// A question and its answer as bytes, without what the wire adds.
  ///
  /// **Shape**: from the unit's byte to the last of the data.
  /// **Source**: Modbus application protocol 1.1b3, section 6.
  public struct ModbusExchange: Sendable, Hashable {
    public let function: UInt8
    public let asked: Int
    public let answered: Int

    /// A reading of `count` neighbours of a table.
    public static func reading(_ table: ModbusAddress.Table, count: Int) -> ModbusExchange {
      let data = table.isRegisters ? 2 * count : (count + 7) / 8
      return ModbusExchange(function: table.readFunction, asked: 6, answered: 3 + data)
    }

    /// One holding register written and `count` read (6.17).
    public static func readingAndWriting(count: Int) -> ModbusExchange {
      ModbusExchange(function: 23, asked: 13, answered: 3 + 2 * count)
    }

    /// One coil, or one register with outputs in it: both have the same length.
    public static let writingOutput = ModbusExchange(function: 5, asked: 6, answered: 6)
    public static let writingRegister = ModbusExchange(function: 6, asked: 6, answered: 6)

    /// `count` neighbouring registers written (6.12).
    public static func writingRegisters(_ count: Int) -> ModbusExchange {
      ModbusExchange(function: 16, asked: 7 + 2 * count, answered: 6)
    }

    /// How many bytes go to the device and come back. **Source**: two of check sum on a serial line (Modbus over
    /// serial line 1.02, 2.5.1); six of head on TCP (TCP guide 1.0b, 3.1.3), without those of TCP itself.
    public func bytes(on wire: LinkDescription.Wire) -> (asked: Int, answered: Int) {
      switch wire {
      case .tcp: (asked + 6, answered + 6)
      case .rtu: (asked + 2, answered + 2)
      }
    }
  }
#endif
