import HubCore
import HubUnits

extension SwarmScenario {
  /// The line of this run, as tables and as built.
  func linePlan(isCanary: Bool) -> VirtualLinePlan {
    // A line that is to be proof against parcels that stick between two eyes has an eye at every diverter, and
    // one that is to be proof against its encoder has the drive's word.
    var plan = VirtualLinePlan(
      releaseLanes: releaseLanes, zoneEyes: true, onEncoderFault: seed % 2 == 0 ? .time : .hold)
    if isCanary { plan.core.matching = .byOrder }
    plan.plant.jitter.encoderPerMille = encoderPerMille
    // A lane holds what comes, unless the scenario lets it fill.
    for lane in plan.plant.lanes.indices { plan.plant.lanes[lane].capacity = 1_000_000 }
    for fault in faults where fault.kind == .laneFills && fault.subject < plan.plant.lanes.count {
      plan.plant.lanes[fault.subject].capacity = 14
    }
    return plan
  }
}
