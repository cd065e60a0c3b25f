import HubCore
import HubUnits

extension StoryTeller {
  /// What became of a parcel's divert, on the wire and at the lane.
  func diverting(_ trace: CoreTrace, _ story: OpenStory) -> StoryLine? {
    var line: StoryLine
    switch trace.event {
    case .divertOrdered(let order, let lane, let fireAt):
      let ahead = (fireAt - trace.at).tenths
      line = story.line(
        "divertOrdered", "order \(order.value) for \(names.lane(lane)), to fire in \(ahead) ms", at: trace)
      line.order = order.value
      line.lane = names.number(lane)
      line.plannedNanoseconds = fireAt.nanoseconds
    case .divertFired(let outcome, let lane, let error):
      line = written("divertFired", "fired", outcome, lane, trace, story)
      line.text += ", \(error.place)"
      line.errorMillimetres = error.inMillimetres
    case .divertWithdrawn(let lane):
      line = story.line(
        "divertWithdrawn", "the belt stopped before \(names.lane(lane)); let go, to fire again", at: trace)
      line.lane = names.number(lane)
    case .diverterJudged(let lane, let finding):
      let text =
        switch finding {
        case .didNotMove: "the diverter of \(names.lane(lane)) did not move it: look at the diverter"
        case .movedEyeSilent:
          "the diverter of \(names.lane(lane)) moved, its confirm eye stayed silent: look at the eye"
        }
      line = story.line("diverterJudged", text, at: trace)
      line.lane = names.number(lane)
    case .divertReleased(let outcome, let lane):
      line = written("divertReleased", "let go", outcome, lane, trace, story)
    case .divertNotSent(let outcome, let lane):
      let text =
        "order \(outcome.number.value) for \(names.lane(lane)) was not carried out: \(outcome.result)"
      line = story.line("divertNotSent", text, at: trace)
      line.order = outcome.number.value
      line.lane = names.number(lane)
      line.plannedNanoseconds = outcome.planned.nanoseconds
    case .divertConfirmed(let lane, let error):
      line = story.line("divertConfirmed", "\(names.lane(lane)) saw it \(error.offset)", at: trace)
      line.lane = names.number(lane)
      line.errorMillimetres = error.inMillimetres
    case .divertUnconfirmed(let lane):
      line = story.line("divertUnconfirmed", "the confirm eye of \(names.lane(lane)) stayed dark", at: trace)
      line.lane = names.number(lane)
    default: return nil
    }
    return line
  }

  private func written(
    _ what: String, _ verb: String, _ outcome: OrderOutcome, _ lane: LaneIndex, _ trace: CoreTrace,
    _ story: OpenStory
  ) -> StoryLine {
    let late = (outcome.acknowledged - outcome.planned).tenths
    var line = story.line(
      what, "\(names.lane(lane)) \(verb), acknowledged \(late) ms after the planned instant", at: trace)
    line.order = outcome.number.value
    line.lane = names.number(lane)
    line.plannedNanoseconds = outcome.planned.nanoseconds
    line.beganNanoseconds = outcome.began.nanoseconds
    line.acknowledgedNanoseconds = outcome.acknowledged.nanoseconds
    return line
  }
}
