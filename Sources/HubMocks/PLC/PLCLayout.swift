public import HubUnits

/// The mock PLC's address, tables and supervision.
public struct PLCLayout: Sendable, Equatable {
  public var address: String
  /// 0 lets the kernel choose; `MockPLC.port` tells.
  public var port: Int
  public var coils: Int
  public var discreteInputs: Int
  public var holdingRegisters: Int
  public var inputRegisters: Int
  /// The holding register in which the controller's heartbeat must move; nil supervises nothing.
  public var watchedRegister: Int?
  /// How long it may stand still before all coils are let go.
  public var releasedAfter: Nanoseconds
  /// A coupler without a program: any request keeps its watchdog quiet, no register need move.
  public var isKeptByRequests = false
  /// What holding registers hold from the start.
  public var presets: [Int: UInt16] = [:]

  public init(
    address: String = "127.0.0.1", port: Int = 0, coils: Int = 64, discreteInputs: Int = 128,
    holdingRegisters: Int = 16, inputRegisters: Int = 16, watchedRegister: Int? = 0,
    releasedAfter: Nanoseconds = .milliseconds(120)
  ) {
    self.address = address
    self.port = port
    self.coils = coils
    self.discreteInputs = discreteInputs
    self.holdingRegisters = holdingRegisters
    self.inputRegisters = inputRegisters
    self.watchedRegister = watchedRegister
    self.releasedAfter = releasedAfter
  }
}
