// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// What one reading of a device may ask for: the protocol's own limits, or a device's smaller ones.
  public struct PollLimits: Sendable, Hashable {
    /// **Source**: Modbus application protocol 1.1b3, 6.1 and 6.2.
    public var mostBits = 2_000
    /// **Source**: 6.3 and 6.4.
    public var mostRegisters = 125
    /// The most addresses in a row that are read though nobody asked for them, to save a request; also the most that
    /// are read at each poll though they need not be. 0 where the device refuses addresses that it does not have.
    ///
    /// **Source**: 64 bits are 8 bytes, less than a request's own 12; a coupler's process image has no smaller holes.
    public var longestBitGap = 64
    public var longestRegisterGap = 8
    /// It can write and read holding registers in one exchange.
    public var hasFunction23 = false

    public init() {}

    func most(of table: ModbusAddress.Table) -> Int { table.isRegisters ? mostRegisters : mostBits }
    func longestGap(in table: ModbusAddress.Table) -> Int {
      table.isRegisters ? longestRegisterGap : longestBitGap
    }
  }
#endif
