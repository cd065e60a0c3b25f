import HubDevices
import HubUnits

/// What a link has told of one move by hand so far.
struct HandProgress: Sendable {
  struct Edge: Sendable, Hashable {
    var link: Int
    var rank: Int
    var isOn: Bool
    var after: MonotonicInstant
    var at: MonotonicInstant
  }
  var denial: JogDenial?
  var began: MonotonicInstant?
  var acknowledged: MonotonicInstant?
  var ending: JogEnding?
  /// When the write that let go began, and when it was acknowledged.
  var endBegan: MonotonicInstant?
  var endedAt: MonotonicInstant?
  var edges: [Edge] = []

  var isBegun: Bool { began != nil || isOver }
  var isOver: Bool { denial != nil || ending != nil }

  mutating func take(_ what: JogNews.What, from link: Int) {
    switch what {
    case .denied(let why): denial = why
    case .driven(let from, let until):
      began = from
      acknowledged = until
    case .edge(let rank, let isOn, let after, let at):
      edges.append(Edge(link: link, rank: Int(rank), isOn: isOn, after: after, at: at))
    case .ended(let how, let from, let until):
      ending = how
      endBegan = from
      endedAt = until
    }
  }
}
