public import HubUnits

/// What a coupler holds after power-on, as its manual says: for the mock's part of a line that names its `device`.
///
/// Written down a second time on purpose: were it the daemon's own table, a slip there would be confirmed here.
public struct CouplerModel: Sendable {
  public let watchdog: MockWatchdog
  /// Holding registers that are not 0 after power-on.
  public let presets: [Int: UInt16]
  /// What besides the time has to be set.
  private let armedBy: [Int: UInt16]
  /// How far its registers reach.
  public let holdingRegisters: Int

  /// - Returns: nil for a device without a watchdog that can be read.
  public init?(device: String) {
    switch device {
    // WAGO 750-841: 0x1000 in 100 ms, alternative watchdog in 0x100A, off after power-on.
    case "wago-750":
      self.init(0x1000, .milliseconds(100), [0x1000: 100], armedBy: [0x100A: 1], reach: 0x100B)
    // WAGO PFC200: 0xFA01 in ms, 0xFFFF in 0xFA02 as long as no time is set.
    case "wago-pfc":
      self.init(0xFA01, .milliseconds(1), [0xFA02: 0xFFFF], armedBy: [0xFA02: 1], reach: 0xFA05)
    // Beckhoff BK9000: 1,000 ms and the telegram watchdog when delivered.
    case "beckhoff-bk", "beckhoff-ek":
      self.init(0x1120, .milliseconds(1), [0x1120: 1_000, 0x1122: 1], reach: 0x1125)
    // Turck FGEN: 0, outputs hold.
    case "turck": self.init(0x1120, .milliseconds(1), [:], reach: 0x1140)
    default: return nil
    }
  }

  /// What its registers hold when somebody has set it well: for a world in which the coupler was commissioned.
  public func armed(within time: Nanoseconds) -> [Int: UInt16] {
    var registers = presets
    registers[watchdog.register] = UInt16(clamping: time.count / watchdog.unit.count)
    for (register, value) in armedBy { registers[register] = value }
    return registers
  }

  private init(
    _ register: Int, _ unit: Nanoseconds, _ presets: [Int: UInt16], armedBy: [Int: UInt16] = [:], reach: Int
  ) {
    self.armedBy = armedBy
    watchdog = MockWatchdog(register: register, unit: unit)
    self.presets = presets
    holdingRegisters = reach
  }
}
