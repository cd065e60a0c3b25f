import HubCore

/// `kind:` of a lane.
enum LaneKindWord: String, CaseIterable {
  case release
  case customsHold = "customs-hold"
  case inspection
  case exception

  var kind: LanePlan.Kind {
    switch self {
    case .release: .release
    case .customsHold: .customsHold
    case .inspection: .inspection
    case .exception: .exception
    }
  }
}
