import HubCore
import HubUnits

/// A line with many lanes on two links, as long as it takes to have so many parcels on its belt.
///
/// The pitch of the parcels, the speed and the number of eyes are the same for every length: so is the number of edges
/// in a second, and only the number of parcels that are followed differs.
struct WideLine {
  static let speed = BeltSpeed.millimetresPerSecond(2_500)
  static let length = Distance.millimetres(300)
  /// 11,250 parcels an hour: a gap of 500 mm at 2.5 m/s.
  static let pitch = Nanoseconds.milliseconds(320)
  static let induction = Distance.millimetres(500)
  static let trackingEyes = 14
  static let confirmAfter = Distance.millimetres(700)
  /// **Source**: two links of 256 inputs each carry a confirm and a full eye a lane, and those on the way.
  static let mostLanes = 200

  let lanes: Int
  let beltLength: Distance
  /// Lanes with a diverter, by index, then the exception lane at the end of the belt.
  let positions: [Distance]
  /// By `EyeIndex`: induction, tracking eyes, then a confirm eye for each lane.
  let eyes: [Distance]
  /// By `EyeIndex`: link and bit.
  let wires: [(link: Int, bit: Int)]

  /// A line on whose belt there are so many parcels on average.
  init(parcels: Int, lanes: Int) {
    self.lanes = lanes
    // The lanes are on the second half of the belt, so that a parcel stays for three quarters of it.
    let pitch = WideLine.speed.travel(in: WideLine.pitch)
    let way = Distance(micrometres: pitch.micrometres * Int64(parcels) * 4 / 3)
    beltLength = WideLine.induction + way
    var positions: [Distance] = []
    for lane in 1..<lanes {
      positions.append(
        WideLine.induction + way / 2 + Distance(micrometres: way.micrometres / 2 * Int64(lane) / Int64(lanes))
      )
    }
    positions.append(beltLength - WideLine.confirmAfter)
    self.positions = positions
    var eyes = [WideLine.induction]
    for eye in 1...WideLine.trackingEyes {
      eyes.append(
        WideLine.induction
          + Distance(micrometres: way.micrometres * Int64(eye) / Int64(WideLine.trackingEyes + 1)))
    }
    eyes += positions.map { $0 + WideLine.confirmAfter }
    self.eyes = eyes
    wires = eyes.indices.map { eye in
      let lane = eye - WideLine.firstConfirm
      guard lane >= 0 else { return (link: 0, bit: eye) }
      return (link: lane % 2, bit: WideLine.firstConfirm + lane / 2)
    }
  }

  static let firstConfirm = 1 + trackingEyes

  func plan() -> CorePlan {
    var plan = CorePlan(
      belt: BeltPlan(
        length: beltLength, nominalSpeed: Self.speed, encoderLink: LinkIndex(0), encoderBits: 16,
        perPulse: .millimetres(1)),
      cycle: .milliseconds(1))
    plan.shortestParcel = .millimetres(100)
    plan.longestParcel = .millimetres(1_200)
    plan.smallestGap = .millimetres(450)
    for _ in 0..<2 {
      plan.links.append(
        LinkPlan(
          staleAfter: .milliseconds(60), heartbeatEvery: .milliseconds(20),
          releasedAfter: .milliseconds(120), theirStaleAfter: .zero))
    }
    plan.inductions.append(
      InductionPoint(eye: EyeIndex(0), scanner: ScannerIndex(0), scanValidFor: .seconds(4)))
    for (index, position) in eyes.enumerated() { add(role(of: index), at: position, index, to: &plan) }
    for lane in 0..<lanes { addLane(lane, to: &plan) }
    plan.exceptionLane = LaneIndex(lanes - 1)
    plan.customsHoldLane = LaneIndex(lanes - 1)
    plan.inspectionLane = LaneIndex(lanes - 1)
    return plan
  }

  private func role(of eye: Int) -> PhotoEye.Role {
    if eye == 0 { return .induction(InductionIndex(0)) }
    return eye < Self.firstConfirm ? .tracking : .confirm(LaneIndex(eye - Self.firstConfirm))
  }

  private func add(_ role: PhotoEye.Role, at position: Distance, _ eye: Int, to plan: inout CorePlan) {
    plan.eyes.append(
      PhotoEye(
        role: role, link: LinkIndex(wires[eye].link), bit: UInt16(wires[eye].bit), isBlockedWhenOff: false,
        position: position, window: .millimetres(120), debounce: .milliseconds(8)))
  }

  private func addLane(_ lane: Int, to plan: inout CorePlan) {
    let isLast = lane == lanes - 1
    let link = LinkIndex(lane % 2)
    var full: EyeIndex?
    if !isLast {
      full = EyeIndex(plan.eyes.count)
      plan.eyes.append(
        PhotoEye(
          role: .full(LaneIndex(lane)), link: link, bit: UInt16(Self.firstConfirm + lanes / 2 + lane / 2),
          isBlockedWhenOff: false, position: positions[lane] + .metres(2), window: .zero,
          debounce: .milliseconds(8)))
    }
    plan.lanes.append(
      LanePlan(
        number: UInt16(lane + 1), kind: isLast ? .exception : .release, position: positions[lane], link: link,
        coil: UInt16(lane / 2), hasDiverter: !isLast, actuator: .milliseconds(60),
        returning: .milliseconds(60), write: .milliseconds(10), late: .milliseconds(15),
        longestOn: .seconds(2), confirmEye: EyeIndex(Self.firstConfirm + lane),
        confirmAfter: Self.confirmAfter, confirmWindow: .millimetres(350), jamAfter: .seconds(2),
        fullEye: full, fullAfter: .seconds(2), emptyAfter: .seconds(2)))
    guard !isLast else { return }
    var group = LaneGroup()
    group.lanes.append(LaneIndex(lane))
    plan.groups.append(group)
    var rule = SortRule(group: UInt16(lane))
    rule.countries.append(Self.country(lane))
    plan.rules.append(rule)
  }

  /// A country for each lane: AA, AB and so on.
  static func country(_ lane: Int) -> CountryCode {
    guard let country = CountryCode(0x41 + UInt8(lane / 26), 0x41 + UInt8(lane % 26)) else {
      preconditionFailure("hub bug: more lanes than countries")
    }
    return country
  }
}
