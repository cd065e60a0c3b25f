import HubCore
import HubUnits

// What became of a parcel's divert, on the wire and at the lane.
extension StoryPen {
  func ordered(_ order: OrderNumber, _ lane: LaneIndex, _ fireAt: MonotonicInstant) -> StoryLine {
    let ahead = (fireAt - trace.at).tenths
    var line = self.lane(
      lane, "divertOrdered", "order \(order.value) for \(names.lane(lane)), to fire in \(ahead) ms")
    line.order = order.value
    line.plannedNanoseconds = fireAt.nanoseconds
    return line
  }

  func fired(_ outcome: OrderOutcome, _ lane: LaneIndex, _ error: Distance) -> StoryLine {
    var line = written("divertFired", "fired", outcome, lane)
    guard outcome.result != .unknown else {
      line.text =
        "\(names.lane(lane)) may have fired: order \(outcome.number.value) was sent, and no good answer came; "
        + "the eyes tell"
      return line
    }
    line.text += ", \(error.place)"
    line.errorMillimetres = error.inMillimetres
    return line
  }

  /// - Parameter verb: what the acknowledged write did to the diverter.
  func written(_ what: String, _ verb: String, _ outcome: OrderOutcome, _ lane: LaneIndex) -> StoryLine {
    let late = (outcome.acknowledged - outcome.planned).tenths
    var line = self.lane(
      lane, what, "\(names.lane(lane)) \(verb), acknowledged \(late) ms after the planned instant")
    line.order = outcome.number.value
    line.plannedNanoseconds = outcome.planned.nanoseconds
    line.beganNanoseconds = outcome.began.nanoseconds
    line.acknowledgedNanoseconds = outcome.acknowledged.nanoseconds
    return line
  }

  func notSent(_ outcome: OrderOutcome, _ lane: LaneIndex) -> StoryLine {
    var line = self.lane(
      lane, "divertNotSent",
      "order \(outcome.number.value) for \(names.lane(lane)) was not carried out: \(outcome.result)")
    line.order = outcome.number.value
    line.plannedNanoseconds = outcome.planned.nanoseconds
    return line
  }

  func confirmed(_ lane: LaneIndex, _ error: Distance) -> StoryLine {
    var line = self.lane(lane, "divertConfirmed", "\(names.lane(lane)) saw it \(error.offset)")
    line.errorMillimetres = error.inMillimetres
    return line
  }

  func judged(_ lane: LaneIndex, _ finding: DiverterFinding) -> StoryLine {
    let text =
      switch finding {
      case .didNotMove: "the diverter of \(names.lane(lane)) did not move it: look at the diverter"
      case .movedEyeSilent:
        "the diverter of \(names.lane(lane)) moved, its confirm eye stayed silent: look at the eye"
      }
    return self.lane(lane, "diverterJudged", text)
  }
}
