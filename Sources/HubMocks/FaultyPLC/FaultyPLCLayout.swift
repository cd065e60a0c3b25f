public import HubUnits

/// What the fault server listens at, holds and supervises.
public struct FaultyPLCLayout: Sendable, Equatable {
  /// Where requests come from.
  public enum Place: Sendable, Equatable {
    /// Port 0 lets the kernel choose.
    case tcp(address: String, port: Int)
    /// A pty, reached by a link at this path.
    case rtu(link: String)
  }

  public var place: Place
  public var unit: UInt8
  /// **Shape**: the tables' sizes; what lies outside is answered with exception 2.
  public var coils = 0
  public var discreteInputs = 0
  public var holdingRegisters = 0
  public var inputRegisters = 0
  /// The holding register in which the daemon's heartbeat must move.
  public var watchedRegister: Int?
  /// How long it may stand still before all coils are let go.
  public var releasedAfter = Nanoseconds.milliseconds(500)
  /// The coupler's own watchdog over its outputs.
  public var watchdog: MockWatchdog?
  /// What holding registers hold after power-on; the others hold 0.
  public var presets: [Int: UInt16] = [:]
  /// Holding registers whose bits are outputs: they are let go with the coils.
  public var outputRegisters: Set<Int> = []
  /// The input register in which the PLC's own heartbeat moves.
  public var heartbeatRegister: Int?
  /// How often it moves.
  public var heartbeatEvery = Nanoseconds.milliseconds(50)
  /// The input register that counts the belt's pulses.
  public var encoderRegister: Int?
  /// The time from one pulse to the next.
  public var encoderEvery = Nanoseconds.milliseconds(1)

  public init(_ place: Place, unit: UInt8 = 1) {
    self.place = place
    self.unit = unit
  }

  public var wire: PLCWire {
    switch place {
    case .tcp: .tcp
    case .rtu: .rtu
    }
  }
}
