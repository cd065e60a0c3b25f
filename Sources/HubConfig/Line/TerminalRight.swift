/// What the scanner of a terminal may be used for.
///
/// **Source**: decision record 0016.
public enum TerminalRight: String, Sendable, Hashable, CaseIterable {
  case laneOpen = "lane-open"
  case laneClose = "lane-close"
  case laneFull = "lane-full"
  /// Bags and ULDs, opened and closed.
  case bag
  case parcelHere = "parcel-here"
  case inspectDone = "inspect-done"

  /// Whether a parcel's or a bag's label is scanned after the card.
  public var wantsLabel: Bool {
    switch self {
    case .laneOpen, .laneClose, .laneFull: false
    case .bag, .parcelHere, .inspectDone: true
    }
  }

  /// Whether it is about a lane.
  public var isAboutLane: Bool {
    switch self {
    case .laneOpen, .laneClose, .laneFull, .bag: true
    case .parcelHere, .inspectDone: false
    }
  }
}
