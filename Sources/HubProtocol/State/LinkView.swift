/// One Modbus link.
public struct LinkView: Codable, Hashable, Sendable {
  public enum Condition: String, Codable, CaseIterable, Hashable, Sendable {
    /// Never heard of since the start.
    case silent
    /// Fresh images and a moving heartbeat.
    case good
    /// Images are older than `stale_after`.
    case stale
    /// Images come, but the PLC's heartbeat stands still, or changed too seldom.
    case heartbeatLost
    /// Images come, but the device's own watchdog is not armed: nothing is driven.
    case notArmed

    /// Whether images come.
    public var isAnswering: Bool {
      switch self {
      case .silent, .stale: false
      case .good, .heartbeatLost, .notArmed: true
      }
    }
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
  /// How far the belt runs in that time, at the speed it is made for. **Units**: millimetres.
  public var roundTripP99Mm: Int?
  /// Exchanges that failed since the start.
  public var errors: Int = 0
  /// The last failure in words, if there was one.
  public var lastError: String?
  /// The same by class, and what else happened.
  public var numbers: LinkNumbers?
  /// While there is no connection: when the next try begins. **Units**: milliseconds from now.
  public var nextTryMs: Int?
  /// When its PLC counts as alive; nil when it has no heartbeat.
  public var heartbeat: HeartbeatRule?
  /// What is to be said of its outputs although it answers.
  public var findings: [LinkFinding] = []

  public init(
    name: String, address: String, condition: Measured<Condition>, roundTripP50Us: Int? = nil,
    roundTripP99Us: Int? = nil, roundTripP99Mm: Int? = nil, errors: Int = 0, lastError: String? = nil,
    numbers: LinkNumbers? = nil, nextTryMs: Int? = nil, heartbeat: HeartbeatRule? = nil,
    findings: [LinkFinding] = []
  ) {
    self.name = name
    self.address = address
    self.condition = condition
    self.roundTripP50Us = roundTripP50Us
    self.roundTripP99Us = roundTripP99Us
    self.roundTripP99Mm = roundTripP99Mm
    self.errors = errors
    self.lastError = lastError
    self.numbers = numbers
    self.nextTryMs = nextTryMs
    self.heartbeat = heartbeat
    self.findings = findings
  }
}
