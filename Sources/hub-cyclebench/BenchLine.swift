import HubCore
import HubUnits

/// A small line: one station, a tracking eye, two lanes with diverters, exceptions at the end of the belt.
enum BenchLine {
  static let speed = BeltSpeed.millimetresPerSecond(2_500)
  static let length = Distance.millimetres(300)
  static let induction = Distance.millimetres(500)
  static let lanes: [Distance] = [.metres(8), .metres(12), .metres(19)]
  static let confirmAfter = Distance.millimetres(700)
  /// By `EyeIndex`; the confirm eyes stand behind their lanes.
  static let eyes: [Distance] =
    [induction, .metres(4)] + lanes.map { $0 + confirmAfter }

  static func plan() -> CorePlan {
    var plan = CorePlan(
      belt: BeltPlan(
        length: .metres(20), nominalSpeed: speed, encoderLink: LinkIndex(0), encoderBits: 16,
        perPulse: .millimetres(1)),
      cycle: .milliseconds(1))
    plan.shortestParcel = .millimetres(100)
    plan.longestParcel = .millimetres(1_200)
    plan.smallestGap = .millimetres(450)
    plan.links.append(
      LinkPlan(
        staleAfter: .milliseconds(60), heartbeatEvery: .milliseconds(20), releasedAfter: .milliseconds(120),
        theirStaleAfter: .zero))
    for (index, position) in eyes.enumerated() {
      let role: PhotoEye.Role =
        switch index {
        case 0: .induction(InductionIndex(0))
        case 1: .tracking
        default: .confirm(LaneIndex(index - 2))
        }
      plan.eyes.append(
        PhotoEye(
          role: role, link: LinkIndex(0), bit: UInt16(index), isBlockedWhenOff: false, position: position,
          window: .millimetres(120), debounce: .milliseconds(8)))
    }
    plan.inductions.append(
      InductionPoint(eye: EyeIndex(0), scanner: ScannerIndex(0), scanValidFor: .seconds(4)))
    addLanes(to: &plan)
    return plan
  }

  private static func addLanes(to plan: inout CorePlan) {
    for (index, position) in lanes.enumerated() {
      let isLast = index == lanes.count - 1
      plan.lanes.append(
        LanePlan(
          number: UInt16(index + 1), kind: isLast ? .exception : .release, position: position,
          link: LinkIndex(0), coil: UInt16(index), hasDiverter: !isLast, actuator: .milliseconds(60),
          returning: .milliseconds(60), write: .milliseconds(10), late: .milliseconds(15),
          longestOn: .seconds(2), confirmEye: EyeIndex(index + 2), confirmAfter: confirmAfter,
          confirmWindow: .millimetres(350), jamAfter: .seconds(2), fullEye: nil, fullAfter: .zero,
          emptyAfter: .zero))
    }
    for (group, country) in [CountryCode("BE"), CountryCode("DE")].enumerated() {
      var lanes = LaneGroup()
      lanes.lanes.append(LaneIndex(group))
      plan.groups.append(lanes)
      var rule = SortRule(group: UInt16(group))
      if let country { rule.countries.append(country) }
      plan.rules.append(rule)
    }
    plan.exceptionLane = LaneIndex(2)
    plan.customsHoldLane = LaneIndex(2)
    plan.inspectionLane = LaneIndex(2)
  }
}
