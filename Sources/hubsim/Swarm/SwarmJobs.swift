import Dispatch
import HubSim
import Synchronization

/// Runs the seeds of a call on several threads; each run is a line of its own, nothing is shared but the list.
enum SwarmJobs {
  private struct State: Sendable {
    var pinned: [SwarmPlan.Entry]
    var next: UInt64
    var begun = 0
    var totals = SwarmTotals()
  }

  /// - Returns: what all runs come to, and how long they took on the wall's clock.
  static func run(_ plan: SwarmPlan) -> (totals: SwarmTotals, seconds: Double) {
    let clock = ContinuousClock()
    let began = clock.now
    let state = Mutex(State(pinned: plan.pinned.reversed(), next: plan.first))
    DispatchQueue.concurrentPerform(iterations: plan.jobs) { _ in
      while let entry = state.withLock({ next(&$0, plan, after: clock.now - began) }) {
        let result = SwarmResult(running: scenario(entry, plan), isCanary: plan.isCanary)
        state.withLock { $0.totals.add(result) }
      }
    }
    let elapsed = clock.now - began
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    return (state.withLock { $0.totals }, seconds)
  }

  private static func next(_ state: inout State, _ plan: SwarmPlan, after elapsed: Duration)
    -> SwarmPlan.Entry?
  {
    if let entry = state.pinned.popLast() { return entry }
    if let seconds = plan.seconds, elapsed >= .seconds(seconds) { return nil }
    if let total = plan.total, state.begun >= total { return nil }
    guard state.next <= plan.last else { return nil }
    defer { state.next += 1 }
    state.begun += plan.parcels
    return SwarmPlan.Entry(
      seed: state.next, parcels: plan.parcels, script: plan.script, faults: plan.faults)
  }

  private static func scenario(_ entry: SwarmPlan.Entry, _ plan: SwarmPlan) -> SwarmScenario {
    var scenario = SwarmScenario(seed: entry.seed, script: entry.script, parcels: entry.parcels)
    scenario.faultWords = entry.faults
    if let only = plan.only { scenario = scenario.only(faults: only) }
    if let keep = plan.keep { scenario = scenario.only(parcels: keep) }
    return scenario
  }
}
