/// Asks what the line has done since the daemon started.
public struct GetReport: SorterCall {
  public struct Reply: Codable, Hashable, Sendable {
    public var report: LineReport

    public init(report: LineReport) {
      self.report = report
    }
  }

  public static var method: SorterMethod { .getReport }

  public init() {}
}
