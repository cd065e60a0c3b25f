public import HubUnits

/// Where a Modbus TCP server is and how long it may take.
public struct ModbusEndpoint: Sendable, Hashable {
  /// A dotted IPv4 address: a name would have to be looked up, and that can block for half a minute.
  public var address: String
  public var port: UInt16
  /// The unit identifier in every request. **Source**: Modbus TCP messaging guide, 1.0b, 4.4.2.2.
  public var unit: UInt8
  /// The longest that connecting, or one exchange from the request to the last byte of the answer, may take.
  public var timeout: Nanoseconds

  public init(address: String, port: UInt16 = 502, unit: UInt8 = 1, timeout: Nanoseconds) {
    self.address = address
    self.port = port
    self.unit = unit
    self.timeout = timeout
  }
}

extension ModbusEndpoint: CustomStringConvertible {
  public var description: String { "\(address):\(port) unit \(unit)" }
}
