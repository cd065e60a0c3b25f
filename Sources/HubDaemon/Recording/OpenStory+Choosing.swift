import HubCore
import HubUnits

// Who chooses a parcel's lane. The core's trace of a choice names the rule that fits, also where it was not asked.
extension OpenStory {
  /// Keeps what a later choice is told by.
  ///
  /// - Parameter who: gave the command, if somebody knows.
  mutating func noteChoosing(_ event: CoreEvent, by who: (CommandNumber) -> String?) {
    switch event {
    case .redirected(let lane, let command): redirect = StoryRedirect(lane: lane, who: who(command))
    case .factsArrived(let facts): customs = facts.customs
    case .excepted: isExcepted = true
    // A word of customs has ended the redirect.
    case .laneChosen(let lane, _) where lane != redirect?.lane: redirect = nil
    default: break
    }
  }

  /// Who chose this lane just now.
  func chooser(_ rule: String?) -> LaneChooser {
    if isExcepted { return .exception }
    if let redirect { return .person(redirect.who) }
    guard customs == .cleared, let rule else { return .customs }
    return .rule(rule)
  }
}
