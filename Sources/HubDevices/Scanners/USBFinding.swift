/// One line of a look at the USB side: a fact, a verdict, the next step.
public struct USBFinding: Sendable, Hashable {
  public enum Verdict: UInt8, Sendable, Hashable, CaseIterable {
    case good = 0
    /// It works, and may not for long.
    case warning
    /// Someone must act.
    case bad
  }

  /// What it is about: a scanner's name, or a device as `046d:c31c at 1-2`.
  public var subject: String
  /// What was found, beginning with the party to blame when something is wrong.
  public var fact: String
  public var verdict: Verdict
  /// What to do; nil when there is nothing to do.
  public var next: String?

  public init(subject: String, fact: String, verdict: Verdict, next: String? = nil) {
    self.subject = subject
    self.fact = fact
    self.verdict = verdict
    self.next = next
  }
}
