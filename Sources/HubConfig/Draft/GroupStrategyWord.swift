import HubCore

/// `strategy:` of a group.
enum GroupStrategyWord: String, CaseIterable {
  case leastFull = "least-full"
  case fillFirst = "fill-first"
  case roundRobin = "round-robin"

  var strategy: GroupStrategy {
    switch self {
    case .leastFull: .leastFull
    case .fillFirst: .fillFirst
    case .roundRobin: .roundRobin
    }
  }
}
