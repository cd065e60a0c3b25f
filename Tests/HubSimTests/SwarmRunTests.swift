import HubRecord
import HubSim
import HubUnits
import Testing

@Suite("A swarm's run")
struct SwarmRunTests {
  @Test("Without faults every readable, cleared parcel is sorted to its destination")
  func quiet() {
    let result = SwarmResult(running: SwarmScenario(seed: 2, script: .none, parcels: 150))
    #expect(result.sortable == 150)
    #expect(result.sorted == 150)
    #expect(result.isGood)
  }

  @Test("The same seed tells the same story, another seed another")
  func determinism() {
    let scenario = SwarmScenario(seed: 4, script: .all, parcels: 120)
    let first = SwarmResult(running: scenario)
    #expect(first.digest.count > 1_000)
    #expect(first.digest == SwarmResult(running: scenario).digest)
    let other = SwarmScenario(seed: 5, script: .all, parcels: 120)
    #expect(first.digest.value != SwarmResult(running: other).digest.value)
  }

  @Test(
    "A crank that skips its idle turns tells the same story as one that turns every millisecond",
    arguments: 1...6)
  func skipping(seed: Int) {
    let scenario = SwarmScenario(seed: UInt64(seed), script: .all, parcels: 80)
    let every = SwarmResult(running: scenario, turning: .everyMillisecond)
    let due = SwarmResult(running: scenario, turning: .whenDue)
    #expect(every.digest == due.digest)
    #expect(due.turns * 2 < every.turns)
  }

  @Test("A core that matches edges by order of arrival is caught within the seeds it is allowed")
  func canary() throws {
    let seeds = try #require(SwarmCanary.seedsUntilCaught(parcels: 150))
    #expect(seeds <= SwarmCanary.seedsAllowed)
  }

  @Test("A failing scenario is made smaller, and still fails in the same way")
  func shrinking() throws {
    // The canary fails for sure, whatever becomes of the core.
    for seed in 1...UInt64(SwarmCanary.seedsAllowed) {
      let scenario = SwarmScenario(seed: seed, script: .all, parcels: 100)
      let findings = SwarmResult(running: scenario, isCanary: true).findings
      guard findings.contains(where: { $0.kind == .wrongLane }), scenario.faults.count > 1 else { continue }
      let small = SwarmShrinker.shrink(scenario, keeping: .wrongLane, isCanary: true, runs: 60)
      #expect(small.faults.count < scenario.faults.count)
      #expect(small.parcels.count < scenario.parcels.count)
      let again = SwarmResult(running: small, isCanary: true).findings
      let finding = try #require(again.first { $0.kind == .wrongLane })
      let lines = SwarmStory(of: small, isCanary: true).lines(about: try #require(finding.parcel))
      #expect(lines.contains { $0.contains("plant ") } && lines.contains { $0.contains("core ") })
      return
    }
    Issue.record("the canary was in no wrong lane in any seed")
  }

  @Test("A thing thrown onto the belt and a part torn off are parcels of their own in the truth")
  func strangers() {
    let scenario = SwarmScenario(seed: 8, script: .only([.thrownOn, .tear]), parcels: 200)
    #expect(!scenario.faults.isEmpty)
    let result = SwarmResult(running: scenario)
    #expect(result.parcels > 200)
    #expect(!result.findings.contains { $0.kind == .notOneEnd })
  }

  @Test("A reason is true when the plant's cause explains it, and false when it does not")
  func confusion() {
    var truth = SwarmTruth(number: 1)
    truth.causes = SwarmCauses(.noRead)
    var table = SwarmConfusion()
    table.add(truth, reason: .noRead)
    table.add(truth, reason: .laneFull)
    truth.causes = []
    table.add(truth, reason: .sorted)
    table.add(truth, reason: .lost)
    #expect(table.total == 4)
    #expect(table.explained == 2)
    #expect(table.cells.contains { $0.cause == "no-read" && $0.reason == "laneFull" && !$0.isTrue })
    #expect(table.cells.contains { $0.cause == "nothing" && $0.reason == "lost" && !$0.isTrue })
  }
}
