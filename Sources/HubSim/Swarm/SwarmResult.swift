public import HubRecord
import HubUnits

/// What one run comes to.
public struct SwarmResult: Sendable {
  public var scenario: SwarmScenario
  public var findings: [SwarmFinding]
  public var digest: TraceDigest
  /// Ends by reason, by raw value; the journal's rows.
  public var reasons: [Int]
  public var parcels: Int
  /// Parcels that lie in the lane that the plan wants for them: their destination's, or that of customs.
  public var asPlanned: Int
  /// Parcels that should have been sorted to a release lane, and those of them that were.
  public var sortable: Int
  public var sorted: Int
  public var confusion: SwarmConfusion
  public var turns: Int

  public var isGood: Bool { !findings.contains { $0.isFailure } }

  /// Runs a scenario and judges it.
  public init(
    running scenario: SwarmScenario, turning: SwarmLine.Turning = .whenDue, isCanary: Bool = false
  ) {
    var line = SwarmLine(scenario, turning: turning, isCanary: isCanary)
    let evidence = line.run()
    self.init(scenario, evidence, digest: line.digest, turns: line.turns)
  }

  init(_ scenario: SwarmScenario, _ evidence: SwarmEvidence, digest: TraceDigest, turns: Int) {
    self.scenario = scenario
    self.digest = digest
    self.turns = turns
    findings = SwarmJudge.judge(evidence)
    reasons = Array(repeating: 0, count: EndReason.allCases.count)
    parcels = evidence.truths.count
    asPlanned = 0
    sortable = 0
    sorted = 0
    confusion = SwarmConfusion()
    count(evidence)
  }

  private mutating func count(_ evidence: SwarmEvidence) {
    var told = [EndReason?](repeating: nil, count: evidence.truths.count)
    for row in evidence.rows {
      guard let reason = row.reason else { continue }
      reasons[Int(reason.rawValue)] += 1
      // The last row of a parcel tells its end.
      if let parcel = row.parcel { told[parcel] = reason }
    }
    for (index, truth) in evidence.truths.enumerated() {
      if truth.inductedAt != nil { confusion.add(truth, reason: told[index]) }
      guard let lane = truth.lane else { continue }
      if evidence.plannedLanes(of: truth).contains(lane: lane) { asPlanned += 1 }
      guard truth.isSortable, truth.customs == .cleared, truth.tellings.allSatisfy({ $0.customs == .cleared })
      else {
        continue
      }
      sortable += 1
      if truth.destined.contains(lane: lane) { sorted += 1 }
    }
  }
}
