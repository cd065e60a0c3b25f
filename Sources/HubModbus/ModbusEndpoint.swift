public import HubUnits

/// Where a Modbus device is and how long it may take.
public struct ModbusEndpoint: Sendable, Hashable {
  /// The way to it.
  public enum Wire: Sendable, Hashable {
    /// A dotted IPv4 address: a name would have to be looked up, and that can block for half a minute.
    case tcp(address: String, port: UInt16)
    /// A serial port, by a name that stays with it, and how its line is set.
    case rtu(device: String, SerialLineSettings)
  }

  public var wire: Wire
  /// The unit identifier in every request; on a serial line the slave's address.
  /// **Source**: Modbus TCP messaging guide, 1.0b, 4.4.2.2; Modbus over serial line 1.02, 2.2.
  public var unit: UInt8
  /// The longest that connecting, or one exchange from the request to the last byte of the answer, may take.
  public var timeout: Nanoseconds

  public init(_ wire: Wire, unit: UInt8, timeout: Nanoseconds) {
    self.wire = wire
    self.unit = unit
    self.timeout = timeout
  }

  /// A device on TCP.
  public init(address: String, port: UInt16 = 502, unit: UInt8 = 1, timeout: Nanoseconds) {
    self.init(.tcp(address: address, port: port), unit: unit, timeout: timeout)
  }
}

extension ModbusEndpoint: CustomStringConvertible {
  public var description: String {
    switch wire {
    case .tcp(let address, let port): "\(address):\(port) unit \(unit)"
    case .rtu(let device, let line): "\(device) (\(line.speed) \(line.format.rawValue)) unit \(unit)"
    }
  }
}
