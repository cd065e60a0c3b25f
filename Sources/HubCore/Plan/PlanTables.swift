import HubUnits

/// The plan as the cycle reads it: each list at an address of its own, nothing copied to look at it.
struct PlanTables: ~Copyable {
  let cycle: Nanoseconds
  let belt: BeltPlan
  let shortestParcel: Distance
  let longestParcel: Distance
  let smallestGap: Distance
  let exceptionLane: LaneIndex
  let customsHoldLane: LaneIndex
  let inspectionLane: LaneIndex
  var links: FixedList<LinkPlan>
  var eyes: FixedList<PhotoEye>
  var inductions: FixedList<InductionPoint>
  var fixedScanners: FixedList<FixedScanner>
  var lanes: FixedList<LanePlan>
  var groups: FixedList<LaneGroup>
  var rules: FixedList<SortRule>
  /// Eyes on the way, by position: inductions, tracking, and the confirm eye at the end of the belt.
  var way: FixedList<EyeIndex>

  init(_ plan: CorePlan, in region: inout MemoryRegion) {
    cycle = plan.cycle
    belt = plan.belt
    shortestParcel = plan.shortestParcel
    longestParcel = plan.longestParcel
    smallestGap = plan.smallestGap
    exceptionLane = plan.exceptionLane
    customsHoldLane = plan.customsHoldLane
    inspectionLane = plan.inspectionLane
    links = FixedList(in: &region, capacity: Limits.links)
    eyes = FixedList(in: &region, capacity: Limits.eyes)
    inductions = FixedList(in: &region, capacity: Limits.inductions)
    fixedScanners = FixedList(in: &region, capacity: Limits.inductions)
    lanes = FixedList(in: &region, capacity: Limits.lanes)
    groups = FixedList(in: &region, capacity: Limits.groups)
    rules = FixedList(in: &region, capacity: Limits.rules)
    way = FixedList(in: &region, capacity: Limits.eyes)
    for i in plan.links.indices { links.append(plan.links[i]) }
    for i in plan.eyes.indices { eyes.append(plan.eyes[i]) }
    for i in plan.inductions.indices { inductions.append(plan.inductions[i]) }
    for i in plan.fixedScanners.indices { fixedScanners.append(plan.fixedScanners[i]) }
    for i in plan.lanes.indices { lanes.append(plan.lanes[i]) }
    for i in plan.groups.indices { groups.append(plan.groups[i]) }
    for i in plan.rules.indices { rules.append(plan.rules[i]) }
    findWay()
  }

  /// The memory that the tables need.
  static var memoryBytes: Int {
    MemoryRegion.bytes(for: Limits.links, LinkPlan.self)
      + MemoryRegion.bytes(for: Limits.eyes, PhotoEye.self)
      + MemoryRegion.bytes(for: Limits.inductions, InductionPoint.self)
      + MemoryRegion.bytes(for: Limits.inductions, FixedScanner.self)
      + MemoryRegion.bytes(for: Limits.lanes, LanePlan.self)
      + MemoryRegion.bytes(for: Limits.groups, LaneGroup.self)
      + MemoryRegion.bytes(for: Limits.rules, SortRule.self)
      + MemoryRegion.bytes(for: Limits.eyes, EyeIndex.self)
  }

  private mutating func findWay() {
    for i in eyes.indices {
      switch eyes[i].role {
      case .induction, .tracking: break
      case .confirm(let lane): if lanes[lane.int].kind != .exception { continue }
      case .full, .half, .feedback: continue
      }
      var rank = way.count
      while rank > 0, eyes[way[rank - 1].int].position > eyes[i].position { rank -= 1 }
      way.insert(EyeIndex(i), at: rank)
    }
  }
}
