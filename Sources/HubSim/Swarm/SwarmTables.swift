import HubCore
import HubUnits

/// What a run looks up of its line at every step: small, since the plan itself is 100 KB and would be copied.
struct SwarmTables {
  /// Which bit of the image each of the plant's bits is wired to, or -1.
  let wires: [Int]
  /// The plant's name for each eye of the plan.
  let eyes: [PlantEye]
  /// The lanes of each destination group.
  let groups: [LaneSet]
  /// The input that says that the belt runs at its speed.
  let driveBit: Int?
  let releasedAfter: Nanoseconds
  let fixedScanner: ScannerIndex
  let fixedScannerDelay: Nanoseconds

  init(_ plan: VirtualLinePlan, _ plant: borrowing ConveyorPlant) {
    var eyes: [PlantEye] = []
    var wires = [Int](repeating: -1, count: plant.eyeBits.count * 64)
    for i in plan.core.eyes.indices {
      let eye = plan.core.eyes[i]
      let drawn = Self.plantEye(eye, plan.plant)
      eyes.append(drawn)
      wires[plant.bit(of: drawn)] = Int(eye.bit)
    }
    self.eyes = eyes
    self.wires = wires
    var groups: [LaneSet] = []
    for i in plan.core.groups.indices {
      var lanes: LaneSet = []
      let list = plan.core.groups[i].lanes
      for j in list.indices { lanes.insert(LaneSet(lane: list[j].int)) }
      groups.append(lanes)
    }
    self.groups = groups
    driveBit = plan.core.belt.drive.map { Int($0.bit) }
    releasedAfter = plan.core.links[0].releasedAfter
    fixedScanner = plan.core.fixedScanners[0].scanner
    fixedScannerDelay = plan.core.fixedScanners[0].delay
  }

  private static func plantEye(_ eye: PhotoEye, _ built: PlantDescription) -> PlantEye {
    switch eye.role {
    case .induction(let point): .induction(point.int)
    case .tracking: .tracking(built.trackingEyes.firstIndex(of: eye.position)!)
    case .confirm(let lane): .confirm(lane.int)
    case .full(let lane): .full(lane.int)
    case .half(let lane): .half(lane.int)
    case .feedback(let lane): .armOut(lane.int)
    }
  }
}
