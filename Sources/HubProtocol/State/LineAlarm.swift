/// Something a person must look at.
public struct LineAlarm: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, CaseIterable, Hashable, Sendable {
    /// Sorting is degraded.
    case warning
    /// Someone must walk to the machine.
    case critical
  }

  /// What is alarmed, the same while it lasts: `link plc1`, `lane 7`, `scanner hand-1`.
  public var subject: String
  public var severity: Severity
  /// What is wrong, beginning with the party to blame, and the next step.
  public var text: String
  public var since: WireTime

  public init(subject: String, severity: Severity, text: String, since: WireTime) {
    self.subject = subject
    self.severity = severity
    self.text = text
    self.since = since
  }
}
