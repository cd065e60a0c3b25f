import HubUnits

/// A redirect that counts: where to, and who gave the command.
struct StoryRedirect: Sendable {
  let lane: LaneIndex
  let who: String?
}
