public import HubModbus

/// What a look at a few registers found.
public struct RegisterProbeFacts: Sendable, Hashable {
  /// As they stand in the device, from the first address on; empty when they could not be read.
  public var values: [UInt16] = []
  public var error: ModbusError?

  /// The device is there and will not give this register.
  public var isRefused: Bool { error?.isException == true }

  public init() {}
}
