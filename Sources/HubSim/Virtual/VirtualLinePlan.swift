public import HubCore
public import HubUnits

/// A line like the one in `examples/liege.yaml`, as tables: for virtual time, where no file is read.
///
/// Two stations, one fixed scanner, two tracking eyes, release lanes in groups of one or two, an inspection lane,
/// a customs lane and the end of the belt.
public struct VirtualLinePlan: Sendable {
  public var core: CorePlan
  public var plant: PlantDescription
  /// Where the input "at speed" of the belt's drive is, on a line that has it.
  public static let driveBit: UInt16 = 255

  /// - Parameters:
  ///   - releaseLanes: how many lanes parcels leave from, 2 to 40; lanes 0 and 1 are one group.
  ///   - zoneEyes: an eye at every diverter, which sees what stands there, and one between the stations.
  ///   - onEncoderFault: what the line does then, if its drive says when the belt is at speed.
  public init(
    releaseLanes: Int = 24, zoneEyes: Bool = false, onEncoderFault: EncoderFaultPolicy? = nil
  ) {
    let end = Distance.millimetres(12_000 + 1_700 * Int64(releaseLanes + 2))
    var plan = CorePlan(
      belt: BeltPlan(
        length: end + .metres(1), nominalSpeed: .millimetresPerSecond(2_500), encoderLink: LinkIndex(0),
        encoderBits: 16, perPulse: .millimetres(1)),
      cycle: .milliseconds(1))
    plan.shortestParcel = .millimetres(100)
    plan.longestParcel = .millimetres(1_200)
    plan.smallestGap = .millimetres(450)
    if let onEncoderFault {
      plan.belt.onEncoderFault = onEncoderFault
      plan.belt.drive = DriveInput(
        link: LinkIndex(0), bit: VirtualLinePlan.driveBit, ramp: .milliseconds(500))
    }
    plan.links.append(
      LinkPlan(
        staleAfter: .milliseconds(60), heartbeatEvery: .milliseconds(20),
        releasedAfter: .milliseconds(120), theirStaleAfter: .milliseconds(300)))
    core = plan
    plant = PlantDescription(
      speed: .millimetresPerSecond(2_500), inductions: [.millimetres(500), .metres(3)],
      trackingEyes: [.millimetres(8_500), .millimetres(22_000)], readPoints: [.metres(6)], lanes: [])
    if zoneEyes {
      plant.trackingEyes = [.millimetres(1_500), .millimetres(8_500)]
      for lane in 0..<(releaseLanes + 2) {
        plant.trackingEyes.append(VirtualLinePlan.place(of: lane) - .millimetres(20))
      }
    }
    addWay()
    for lane in 0..<releaseLanes { addLane(lane, kind: .release) }
    addLane(releaseLanes, kind: .inspection)
    addLane(releaseLanes + 1, kind: .customsHold)
    addEnd(releaseLanes + 2, at: end)
    addRules(releaseLanes: releaseLanes)
  }

  /// The country whose parcels go to a group; groups are counted from 0.
  public static func country(ofGroup group: Int) -> CountryCode {
    CountryCode(0x41 + UInt8(group / 26), 0x41 + UInt8(group % 26))!
  }

  mutating func addEye(_ role: PhotoEye.Role, at position: Distance, window: Distance) -> EyeIndex {
    let index = EyeIndex(core.eyes.count)
    core.eyes.append(
      PhotoEye(
        role: role, link: LinkIndex(0), bit: UInt16(index.int), isBlockedWhenOff: false, position: position,
        window: window, debounce: .milliseconds(8)))
    return index
  }

  private mutating func addWay() {
    let window = Distance.millimetres(120)
    for (i, position) in plant.inductions.enumerated() {
      let eye = addEye(.induction(InductionIndex(i)), at: position, window: window)
      core.inductions.append(
        InductionPoint(eye: eye, scanner: ScannerIndex(i), scanValidFor: .seconds(4)))
    }
    for position in plant.trackingEyes { _ = addEye(.tracking, at: position, window: window) }
    core.fixedScanners.append(
      FixedScanner(
        scanner: ScannerIndex(2), position: .metres(6), delay: .milliseconds(30), window: .millimetres(60)))
  }

  private static func place(of lane: Int) -> Distance { .millimetres(10_000 + 1_700 * Int64(lane)) }

  private mutating func addLane(_ index: Int, kind: LanePlan.Kind) {
    let position = VirtualLinePlan.place(of: index)
    let lane = LaneIndex(index)
    let confirm = addEye(
      .confirm(lane), at: position + .millimetres(700), window: .millimetres(350))
    let full = addEye(.full(lane), at: position + .metres(5), window: .zero)
    core.lanes.append(
      LanePlan(
        number: UInt16(index + 1), kind: kind, position: position, link: LinkIndex(0), coil: UInt16(index),
        hasDiverter: true, actuator: .milliseconds(60), returning: .milliseconds(60),
        write: .milliseconds(10), late: .milliseconds(15), longestOn: .seconds(2), confirmEye: confirm,
        confirmAfter: .millimetres(700), confirmWindow: .millimetres(350), jamAfter: .seconds(2),
        fullEye: full, fullAfter: .milliseconds(1_500), emptyAfter: .seconds(1)))
    plant.lanes.append(PlantLane(at: position))
    if kind == .inspection { core.inspectionLane = lane }
    if kind == .customsHold { core.customsHoldLane = lane }
  }

  private mutating func addEnd(_ index: Int, at position: Distance) {
    let lane = LaneIndex(index)
    let confirm = addEye(.confirm(lane), at: position, window: .millimetres(120))
    core.lanes.append(
      LanePlan(
        number: UInt16(index + 1), kind: .exception, position: position, link: LinkIndex(0), coil: 0,
        hasDiverter: false, actuator: .zero, returning: .zero, write: .zero, late: .zero, longestOn: .zero,
        confirmEye: confirm, confirmAfter: .zero, confirmWindow: .millimetres(120), jamAfter: .seconds(2),
        fullEye: nil, fullAfter: .zero, emptyAfter: .zero))
    core.exceptionLane = lane
    plant.lanes.append(PlantLane(at: position, hasDiverter: false, confirmAfter: .zero, capacity: 1_000_000))
  }

  /// Group 0 is lanes 0 and 1; every other release lane is a group of its own.
  private mutating func addRules(releaseLanes: Int) {
    var pair = LaneGroup()
    pair.lanes.append(LaneIndex(0))
    pair.lanes.append(LaneIndex(1))
    core.groups.append(pair)
    for lane in 2..<releaseLanes {
      var group = LaneGroup()
      group.lanes.append(LaneIndex(lane))
      core.groups.append(group)
    }
    for group in core.groups.indices {
      var rule = SortRule(group: UInt16(group))
      rule.countries.append(VirtualLinePlan.country(ofGroup: group))
      core.rules.append(rule)
    }
  }
}
