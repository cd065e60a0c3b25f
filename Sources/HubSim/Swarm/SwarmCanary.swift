/// The planted fault that the judges must find: a core that matches edges by order of arrival.
public enum SwarmCanary {
  /// **Source**: the bar of the issue.
  public static let seedsAllowed = 50

  /// How many seeds the judges needed to catch it, or nil when they did not.
  public static func seedsUntilCaught(parcels: Int) -> Int? {
    for seed in 1...seedsAllowed {
      let scenario = SwarmScenario(seed: UInt64(seed), script: .all, parcels: parcels)
      let findings = SwarmResult(running: scenario, isCanary: true).findings
      // A queue that is off by one shows in lanes; what else may be amiss is not what the canary is for.
      if findings.contains(where: { $0.kind == .wrongLane || $0.kind == .heldReleased }) { return seed }
    }
    return nil
  }
}
