import HubUnits

/// What many runs come to.
public struct SwarmTotals: Sendable {
  public private(set) var seeds = 0
  public private(set) var parcels = 0
  public private(set) var asPlanned = 0
  public private(set) var sortable = 0
  public private(set) var sorted = 0
  public private(set) var turns = 0
  public private(set) var reasons = [Int](repeating: 0, count: EndReason.allCases.count)
  public private(set) var confusion = SwarmConfusion()
  /// Findings by kind.
  public private(set) var findings: [SwarmFinding.Kind: Int] = [:]
  /// The scenarios that failed, with what was found first.
  public private(set) var failed: [(scenario: SwarmScenario, finding: SwarmFinding)] = []

  public init() {}

  public mutating func add(_ result: SwarmResult) {
    seeds += 1
    parcels += result.parcels
    asPlanned += result.asPlanned
    sortable += result.sortable
    sorted += result.sorted
    turns += result.turns
    for i in reasons.indices { reasons[i] += result.reasons[i] }
    confusion.add(result.confusion)
    for finding in result.findings { findings[finding.kind, default: 0] += 1 }
    if let first = result.findings.first(where: { $0.isFailure }) { failed.append((result.scenario, first)) }
  }

  public var isGood: Bool { failed.isEmpty }
}
