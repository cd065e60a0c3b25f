import HubCore
import HubUnits

extension TableMaking {
  func beltPlan() -> BeltPlan {
    let belt = line.belt
    var plan = BeltPlan(
      length: belt.length.value, nominalSpeed: belt.speed.value, encoderLink: LinkIndex(belt.link.value),
      encoderBits: UInt8(belt.bits.value), perPulse: belt.perPulse.value)
    plan.isClosed = belt.isClosed.value
    if let limit = belt.recirculationLimit { plan.recirculationLimit = UInt8(limit.value) }
    plan.onEncoderFault = belt.onEncoderFault.value
    plan.drive = belt.drive.map(drive)
    plan.carriers = belt.carriers.map { CarrierPlan(pitch: $0.pitch.value, count: UInt16($0.count.value)) }
    return plan
  }

  private func drive(_ draft: DriveDraft) -> DriveInput {
    var input = DriveInput(
      link: LinkIndex(draft.link.value), bit: inputRank(link: draft.link.value, point: draft.point.value),
      runsWhenOff: !draft.isOnWhenRunning.value)
    if let ramp = draft.ramp { input.ramp = ramp.value }
    return input
  }
}
