/// One line of a diagnosis: a fact, a verdict and the next step.
public struct HealthCheck: Codable, Hashable, Sendable {
  public enum Verdict: String, Codable, CaseIterable, Hashable, Sendable {
    case ok
    /// It works, and will or may not for long.
    case warn
    /// Someone must act.
    case bad
  }

  public enum Area: String, Codable, CaseIterable, Hashable, Sendable {
    case daemon, configuration, usb, scanner, permissions, link, eye, belt, tracking, lane, realtime, journal,
      disk, recording, clock
  }

  public var area: Area
  /// What it is about: `plc1`, `hand-1`, a file.
  public var subject: String
  /// What was found, beginning with the party to blame when something is wrong.
  public var fact: String
  public var verdict: Verdict
  /// What to do; nil when there is nothing to do.
  public var next: String?

  public init(area: Area, subject: String, fact: String, verdict: Verdict, next: String? = nil) {
    self.area = area
    self.subject = subject
    self.fact = fact
    self.verdict = verdict
    self.next = next
  }
}
