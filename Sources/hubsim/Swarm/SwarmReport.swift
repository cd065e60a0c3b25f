import HubSim
import HubUnits

/// What a call of `hubsim swarm` came to, for people and for programs.
struct SwarmReport: Encodable {
  struct Found: Encodable {
    var seed: UInt64
    var finding: String
    var text: String
    /// The call that brings it back, made as small as it goes.
    var call: String
    var faults: [String]
  }
  struct Failing: Encodable {
    var seed: UInt64
    var finding: String
    var text: String
  }
  struct Cell: Encodable {
    var cause: String
    var reason: String
    var parcels: Int
    var isTrue: Bool
  }

  var seeds: Int
  var parcels: Int
  var seconds: Double
  var jobs: Int
  var parcelsPerSecond: Double
  var parcelsPerSecondAndJob: Double
  var turnsPerParcel: Double
  var faults: String
  var asPlanned: Int
  var sortable: Int
  var sorted: Int
  var ends: [String: Int]
  var findings: [String: Int]
  /// Kinds of finding that make a run fail, in the order of the judges' list.
  var failures: [String]
  var confusion: [Cell]
  var explained: Int
  var told: Int
  var canaryCaughtAt: Int?
  var canaryWasSent: Bool
  var failedSeeds: Int
  /// Every seed that failed, with what was found first in it.
  var failing: [Failing]
  var found: [Found]

  init(plan: SwarmPlan, totals: SwarmTotals, seconds: Double, canaryCaughtAt: Int?) {
    seeds = totals.seeds
    parcels = totals.parcels
    self.seconds = seconds
    jobs = plan.jobs
    parcelsPerSecond = Double(totals.parcels) / max(seconds, 0.001)
    parcelsPerSecondAndJob = parcelsPerSecond / Double(plan.jobs)
    turnsPerParcel = Double(totals.turns) / Double(max(totals.parcels, 1))
    faults = plan.faults
    asPlanned = totals.asPlanned
    sortable = totals.sortable
    sorted = totals.sorted
    ends = [:]
    for reason in EndReason.allCases where totals.reasons[Int(reason.rawValue)] > 0 {
      ends["\(reason)"] = totals.reasons[Int(reason.rawValue)]
    }
    findings = [:]
    for (kind, count) in totals.findings { findings[kind.rawValue] = count }
    failures = SwarmFinding.Kind.allCases.filter(\.isFailure).map(\.rawValue)
    confusion = totals.confusion.cells.map {
      Cell(cause: $0.cause, reason: $0.reason, parcels: $0.count, isTrue: $0.isTrue)
    }
    explained = totals.confusion.explained
    told = totals.confusion.total
    self.canaryCaughtAt = canaryCaughtAt
    canaryWasSent = plan.sendsCanary
    failedSeeds = totals.failed.count
    let failed = totals.failed.sorted { $0.scenario.seed < $1.scenario.seed }
    failing = failed.map {
      Failing(seed: $0.scenario.seed, finding: $0.finding.kind.rawValue, text: $0.finding.text)
    }
    found = failed.prefix(plan.shows).map {
      Self.found($0.scenario, $0.finding, plan)
    }
  }

  private static func found(_ scenario: SwarmScenario, _ first: SwarmFinding, _ plan: SwarmPlan) -> Found {
    let smallest = SwarmShrinker.shrink(scenario, keeping: first.kind, isCanary: plan.isCanary)
    let result = SwarmResult(running: smallest, isCanary: plan.isCanary)
    let finding = result.findings.first { $0.kind == first.kind } ?? first
    return Found(
      seed: smallest.seed, finding: finding.kind.rawValue, text: finding.text,
      call: smallest.call(parcels: scenario.drawnParcels) + (plan.isCanary ? " --canary" : ""),
      faults: smallest.faults.map { "f\($0.number): \($0.words)" })
  }
}
