import HubCore
import HubUnits

/// Whether a turn's input can be one of a line's: the core trusts its plan, and a recording names links and lanes.
struct PlanFit {
  private let links: Int
  private let lanes: Int

  init(_ plan: CorePlan) {
    links = plan.links.count
    lanes = plan.lanes.count
  }

  func check(_ input: borrowing CycleInput) throws(RecordingError) {
    for i in input.images.indices where input.images[i].link.int >= links {
      throw .otherLine(
        what: "it has \(links) links, and the recording speaks of link \(input.images[i].link.int + 1)")
    }
    for i in input.messages.indices {
      guard let lane = input.messages[i].lane, lane.int >= lanes else { continue }
      throw .otherLine(what: "it has \(lanes) lanes, and the recording speaks of lane number \(lane.int + 1)")
    }
  }
}
