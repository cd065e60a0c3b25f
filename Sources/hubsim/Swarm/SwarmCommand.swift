import ArgumentParser
import Foundation
import HubSim

/// `hubsim swarm`: seeds of parcels and faults on the real crank, in virtual time.
struct SwarmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swarm",
    abstract: "Runs the daemon's core in virtual time through seeds of parcels and faults, and judges it.",
    discussion: """
      Each seed is a line of its own with parcels, people and, kind by kind on a coin, faults; then the faults stop, \
      the line is repaired, and the last parcels of the seed must all be sorted right. The judges stand outside the \
      core: they know the parcels by the belt's own truth.

      Before the seeds, a canary is sent in: the same core, told to match edges by order of arrival. If the judges \
      do not catch it within 50 seeds, nothing they say of the others is worth anything, and the run fails.

      A seed that fails is made smaller and printed as a call that brings it back. --explain tells its time-line.

      Faults: all, none, ordinary (1 % no-reads, 0.1 % actuator and eye faults, encoder jitter of 0.5 %), or a list of:
      \(SwarmFaultKind.allCases.map(\.word).joined(separator: ", ")).

      Exit status: 0 when the judges found nothing and caught the canary; 1 otherwise; 2 when the call was wrong.
      """)

  @Option(help: "The seeds, as FROM..TO.") var seeds: String?
  @Option(help: "One seed.") var seed: UInt64?
  @Option(help: "A file of seeds: one a line, with parcels, faults, date and cause.") var seedsFile: String?
  // A thousand parcels are some seven minutes of belt: long enough for a line to go wrong and come right.
  @Option(help: "Parcels a seed.") var parcels = 1_000
  @Option(help: "How many threads; each runs its own line.") var jobs = 2
  @Option(name: .customLong("for"), help: "Begin no new seed after this time, as 90s or 2m.") var duration:
    String?
  @Option(help: "Go on until so many parcels have run, as 10M or 500k.") var total: String?
  @Option(help: "all, none, ordinary, or kinds separated by commas.") var faults = "all"
  @Option(help: "Only these faults of the seed, as f3,f7; 'none' for no fault.") var only: String?
  @Option(help: "Only these parcels of the seed, as 12..40.") var keep: String?
  @Option(help: "How many failing seeds are made smaller and shown; each costs some hundred runs.") var show =
    3
  @Flag(help: "Tell the time-line of what went wrong.") var explain = false
  @Flag(help: "A day of 5,000,000 parcels, ordinary faults.") var day = false
  @Flag(help: "Send in no canary first.") var noCanary = false
  @Flag(help: "The canary alone: the core that matches by order of arrival.") var canary = false
  @Flag(help: "Print the result as JSON.") var json = false

  func validate() throws { _ = try plan() }

  func plan() throws -> SwarmPlan { try SwarmPlan(self) }

  func run() throws {
    let plan = try plan()
    var isGood = true
    var caught: Int?
    if plan.sendsCanary {
      caught = SwarmCanary.seedsUntilCaught(parcels: plan.canaryParcels)
      isGood = caught != nil
    }
    let run = SwarmJobs.run(plan)
    let report = SwarmReport(plan: plan, totals: run.totals, seconds: run.seconds, canaryCaughtAt: caught)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(report), as: UTF8.self))
    } else {
      print(SwarmText(report).text)
    }
    if plan.explains { explainFirst(run.totals, plan) }
    if !isGood || !run.totals.isGood { throw ExitCode(1) }
  }

  /// The time-line of the first failure, or of the first parcel when there is none.
  private func explainFirst(_ totals: SwarmTotals, _ plan: SwarmPlan) {
    guard let failed = totals.failed.first else {
      print("nothing to explain: the judges found nothing")
      return
    }
    let smallest = SwarmShrinker.shrink(
      failed.scenario, keeping: failed.finding.kind, isCanary: plan.isCanary)
    guard
      let finding = SwarmResult(running: smallest, isCanary: plan.isCanary).findings.first(where: {
        $0.kind == failed.finding.kind
      })
    else { return }
    print("\n\(finding.kind.rawValue): \(finding.text)")
    for fault in smallest.faults { print("  f\(fault.number): \(fault.words)") }
    guard let parcel = finding.parcel else { return }
    for line in SwarmStory(of: smallest, isCanary: plan.isCanary).lines(about: parcel) { print(line) }
  }
}
