import HubCore
import HubUnits

extension TableMaking {
  /// The lanes with their eyes, in the order of `LineDraft.eyes`.
  func addLanes(to plan: inout CorePlan) {
    for (index, draft) in line.lanes.enumerated() {
      var lane = LanePlan(draft, coil: coilRank(of: draft), trackingWindow: line.trackingWindow.value)
      let position = lane.position + lane.confirmAfter
      lane.confirmEye = EyeIndex(plan.eyes.count)
      put(eye(draft.confirm.eye, .confirm(LaneIndex(index)), position, lane.confirmWindow), into: &plan.eyes)
      if let full = draft.full {
        lane.fullEye = EyeIndex(plan.eyes.count)
        put(eye(full.eye, .full(LaneIndex(index)), position, lane.confirmWindow), into: &plan.eyes)
      }
      if let half = draft.halfFull {
        lane.halfEye = EyeIndex(plan.eyes.count)
        put(eye(half, .half(LaneIndex(index)), position, lane.confirmWindow), into: &plan.eyes)
      }
      if let feedback = draft.diverter?.feedback {
        lane.feedbackEye = EyeIndex(plan.eyes.count)
        put(eye(feedback, .feedback(LaneIndex(index)), lane.position, .zero), into: &plan.eyes)
      }
      lane.sharesDiverterOf = sharedLane(of: draft)
      switch lane.kind {
      case .release: break
      case .customsHold: plan.customsHoldLane = LaneIndex(index)
      case .inspection: plan.inspectionLane = LaneIndex(index)
      case .exception: plan.exceptionLane = LaneIndex(index)
      }
      put(lane, into: &plan.lanes)
    }
  }

  private func sharedLane(of draft: LaneDraft) -> LaneIndex? {
    guard let number = draft.diverter?.shares?.value else { return nil }
    return line.lanes.firstIndex { $0.number.value == number }.map { LaneIndex($0) }
  }
}
