import HubCore
import HubUnits

// What is known of a parcel, and where it is to go.
extension StoryPen {
  func facts(_ facts: ParcelFacts) -> StoryLine {
    let destination = [facts.country?.description ?? "no country", facts.postcode.description]
      .filter { !$0.isEmpty }.joined(separator: " ")
    let text =
      facts.isFound
      ? "manifest: \(destination), \(facts.service.word), \(facts.priority.word); customs \(facts.customs.word)"
      : "the manifest does not know this code; customs \(facts.customs.word)"
    var line = line("facts", text)
    line.customs = facts.customs.word
    guard facts.isFound else { return line }
    line.country = facts.country?.description
    line.postcode = facts.postcode.description
    line.service = facts.service.word
    line.priority = facts.priority.word
    return line
  }

  func chosen(_ lane: LaneIndex, _ rule: UInt16) -> StoryLine {
    let why = names.rule(rule).map { "rule \($0) of plan \(names.planVersion)" } ?? "what customs says"
    var line = self.lane(lane, "laneChosen", "\(names.lane(lane)) chosen by \(why)")
    line.rule = names.rule(rule)
    line.plan = names.planVersion
    return line
  }

  func passedOver(_ lane: LaneIndex, _ reason: EndReason) -> StoryLine {
    var line = self.lane(lane, "lanePassedOver", "\(names.lane(lane)) passed over: \(reason.word)")
    line.reason = reason.word
    return line
  }

  func redirectRefused(_ refusal: RedirectRefusal, _ late: Distance) -> StoryLine {
    let much = late > .zero ? ", \(late.tenths) mm past the last decision point" : ""
    return line("redirectRefused", "not sent elsewhere: \(refusal.word)\(much)")
  }

  func excepted(_ reason: EndReason) -> StoryLine {
    var line = line("excepted", "runs to the exception lane: \(reason.word)")
    line.reason = reason.word
    return line
  }
}
