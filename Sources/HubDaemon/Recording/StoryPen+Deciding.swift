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
    let chooser = story.chooser(names.rule(rule))
    let how =
      switch chooser {
      case .rule(let name): "by rule \(name) of plan \(names.planVersion)"
      case .customs: "by what customs says"
      case .exception: "since it cannot be sorted"
      case .person(let who): "by \(who ?? "command")"
      }
    var line = self.lane(lane, "laneChosen", "\(names.lane(lane)) chosen \(how)")
    line.rule = chooser.rule
    line.plan = chooser.rule.map { _ in names.planVersion }
    return line
  }

  func redirected(_ lane: LaneIndex) -> StoryLine {
    self.lane(lane, "redirected", "sent to \(names.lane(lane)) by \(story.redirect?.who ?? "command")")
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
