/// Asks for the daemon's health with verdicts and next steps.
public struct Diagnose: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var checks: [HealthCheck]

    public init(checks: [HealthCheck]) {
      self.checks = checks
    }
  }

  public static var method: SorterMethod { .diagnose }

  public init() {}
}
