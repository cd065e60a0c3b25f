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
  let warmStart: WarmStart
  let matching: EdgeMatching
  /// The shortest that any link wants between two beats.
  let heartbeatEvery: Nanoseconds
  var sections: FixedList<BeltSection>
  var links: FixedList<LinkPlan>
  var eyes: FixedList<PhotoEye>
  var inductions: FixedList<InductionPoint>
  var fixedScanners: FixedList<FixedScanner>
  var lanes: FixedList<LanePlan>
  var groups: FixedList<LaneGroup>
  var rules: FixedList<SortRule>
  /// Eyes on the way, by position: inductions, tracking, and the confirm eye at the end of the belt.
  var way: FixedList<EyeIndex>
  /// By eye: its rank among those on the way.
  var wayRanks: FixedList<UInt16>
  /// By link and bit: the eye that is wired there, or `noEye`.
  private var eyesByBit: FixedList<UInt16>
  /// By lane: the eye at its diverter, or `noEye`.
  private var zoneEyes: FixedList<UInt16>
  private static let noEye = UInt16.max
  /// How far from its diverter an eye may be and still see what stands there. **Source**: the shortest parcels are 100 mm.
  private static let zone = Distance.millimetres(100)

  init(_ plan: CorePlan, in region: inout MemoryRegion) {
    cycle = plan.cycle
    belt = plan.belt
    shortestParcel = plan.shortestParcel
    longestParcel = plan.longestParcel
    smallestGap = plan.smallestGap
    exceptionLane = plan.exceptionLane
    customsHoldLane = plan.customsHoldLane
    inspectionLane = plan.inspectionLane
    warmStart = plan.warmStart
    matching = plan.matching
    var every = Nanoseconds.seconds(1)
    for i in plan.links.indices { every = min(every, plan.links[i].heartbeatEvery) }
    heartbeatEvery = every
    sections = FixedList(in: &region, capacity: Limits.sections)
    links = FixedList(in: &region, capacity: Limits.links)
    eyes = FixedList(in: &region, capacity: Limits.eyes)
    inductions = FixedList(in: &region, capacity: Limits.inductions)
    fixedScanners = FixedList(in: &region, capacity: Limits.inductions)
    lanes = FixedList(in: &region, capacity: Limits.lanes)
    groups = FixedList(in: &region, capacity: Limits.groups)
    rules = FixedList(in: &region, capacity: Limits.rules)
    way = FixedList(in: &region, capacity: Limits.wayEyes)
    wayRanks = FixedList(in: &region, repeating: 0, count: Limits.eyes)
    eyesByBit = FixedList(
      in: &region, repeating: PlanTables.noEye, count: Limits.links * Limits.inputBits)
    zoneEyes = FixedList(in: &region, repeating: PlanTables.noEye, count: Limits.lanes)
    for i in plan.sections.indices { sections.append(plan.sections[i]) }
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
      + MemoryRegion.bytes(for: Limits.wayEyes, EyeIndex.self)
      + MemoryRegion.bytes(for: Limits.eyes, UInt16.self)
      + MemoryRegion.bytes(for: Limits.lanes, UInt16.self)
      + MemoryRegion.bytes(for: Limits.links * Limits.inputBits, UInt16.self)
      + MemoryRegion.bytes(for: Limits.sections, BeltSection.self)
  }

  /// The eye that is wired to an input, or nil for an input that is none.
  func eye(ofBit bit: Int, link: LinkIndex) -> EyeIndex? {
    let eye = eyesByBit[link.int * Limits.inputBits + bit]
    return eye == PlanTables.noEye ? nil : EyeIndex(Int(eye))
  }

  /// The eye on the way that looks at what is in front of a lane's diverter, if there is one.
  func zoneEye(of lane: LaneIndex) -> EyeIndex? {
    let eye = zoneEyes[lane.int]
    return eye == PlanTables.noEye ? nil : EyeIndex(Int(eye))
  }

  /// The last eye on the way that stands before a place, if one does.
  func lastEye(before place: Distance) -> EyeIndex? {
    var last: EyeIndex?
    for rank in way.indices where eyes[way[rank].int].position < place { last = way[rank] }
    return last
  }

  /// The index of a lane's diverter: its own, or the one it shares.
  func diverter(of lane: LaneIndex) -> Int { lanes[lane.int].sharesDiverterOf?.int ?? lane.int }

  /// The section of the belt that a place lies in.
  func section(at place: Distance) -> BeltSection? {
    for i in sections.indices where sections[i].from <= place && place < sections[i].to { return sections[i] }
    return nil
  }

  private mutating func findWay() {
    for i in eyes.indices {
      eyesByBit[eyes[i].link.int * Limits.inputBits + Int(eyes[i].bit)] = UInt16(i)
      switch eyes[i].role {
      case .induction, .tracking: break
      case .confirm(let lane): if lanes[lane.int].hasDiverter { continue }
      case .full, .half, .feedback: continue
      }
      var rank = way.count
      while rank > 0, eyes[way[rank - 1].int].position > eyes[i].position { rank -= 1 }
      precondition(way.insert(EyeIndex(i), at: rank), "hub bug: a checked line has too many eyes on the way")
    }
    for rank in way.indices { wayRanks[way[rank].int] = UInt16(rank) }
    for lane in lanes.indices where lanes[lane].hasDiverter {
      for rank in way.indices {
        let off = eyes[way[rank].int].position - lanes[lane].position
        if off.magnitude <= PlanTables.zone { zoneEyes[lane] = way[rank].value }
      }
    }
  }
}
