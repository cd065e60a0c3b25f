/// Makes a failing scenario smaller while the same kind of failure stays.
///
/// First the faults, then the parcels from both ends, then the faults once more: halves, quarters and so on, as long
/// as something can go.
public struct SwarmShrinker: Sendable {
  private let kind: SwarmFinding.Kind
  private let isCanary: Bool
  private var left: Int
  public private(set) var smallest: SwarmScenario

  /// - Parameter runs: how many runs it may cost at most.
  public static func shrink(
    _ scenario: SwarmScenario, keeping kind: SwarmFinding.Kind, isCanary: Bool = false, runs: Int = 300
  ) -> SwarmScenario {
    var shrinker = SwarmShrinker(kind: kind, isCanary: isCanary, left: runs, smallest: scenario)
    shrinker.dropFaults()
    shrinker.dropParcels()
    shrinker.dropFaults()
    return shrinker.smallest
  }

  private mutating func fails(_ scenario: SwarmScenario) -> Bool {
    guard left > 0 else { return false }
    left -= 1
    let findings = SwarmResult(running: scenario, isCanary: isCanary).findings
    guard findings.contains(where: { $0.kind == kind }) else { return false }
    smallest = scenario
    return true
  }

  private mutating func dropFaults() {
    var share = max(smallest.faults.count / 2, 1)
    while !smallest.faults.isEmpty, left > 0 {
      var from = 0
      while from < smallest.faults.count {
        var tried = smallest
        tried.faults.removeSubrange(from..<min(from + share, tried.faults.count))
        if !fails(tried) { from += share }
      }
      if share == 1 { return }
      share /= 2
    }
  }

  private mutating func dropParcels() {
    var share = smallest.parcels.count / 2
    while share > 0, left > 0 {
      var tried = smallest
      tried.parcels.removeLast(min(share, tried.parcels.count))
      if fails(tried) { continue }
      tried = smallest
      tried.parcels.removeFirst(min(share, tried.parcels.count))
      if fails(tried) { continue }
      share /= 2
    }
  }
}
