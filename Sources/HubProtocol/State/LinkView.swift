/// One Modbus link.
public struct LinkView: Codable, Hashable, Sendable {
  public enum Condition: String, Codable, CaseIterable, Hashable, Sendable {
    /// Never heard of since the start.
    case silent
    /// Fresh images and a moving heartbeat.
    case good
    /// Images are older than `stale_after`.
    case stale
    /// Images come, but the PLC's heartbeat stands still.
    case heartbeatLost
  }

  public var name: String
  /// Where it goes: `127.0.0.1:502` or a serial port.
  public var address: String
  /// The age is that of the last good image.
  public var condition: Measured<Condition>
  /// Median round trip of recent exchanges; nil before the first. **Units**: microseconds.
  public var roundTripP50Us: Int?
  /// **Units**: microseconds.
  public var roundTripP99Us: Int?
  /// Exchanges that failed since the start.
  public var errors: Int = 0
  /// The last failure in words, if there was one.
  public var lastError: String?
  /// What is to be said of its outputs although it answers.
  public var findings: [LinkFinding] = []

  public init(
    name: String, address: String, condition: Measured<Condition>, roundTripP50Us: Int? = nil,
    roundTripP99Us: Int? = nil, errors: Int = 0, lastError: String? = nil,
    findings: [LinkFinding] = []
  ) {
    self.name = name
    self.address = address
    self.condition = condition
    self.roundTripP50Us = roundTripP50Us
    self.roundTripP99Us = roundTripP99Us
    self.errors = errors
    self.lastError = lastError
    self.findings = findings
  }
}
