/// What became of a card that opens or closes a bag.
public enum BagOutcome: Hashable, Sendable {
  case opened
  case closed(number: String)
  /// Another one hangs there still.
  case laneHasOne(number: String)
  /// It hangs elsewhere, by what was scanned.
  case hangsAt(lane: Int)
  /// There is none to be closed.
  case noneOpen

  public var isDone: Bool {
    switch self {
    case .opened, .closed: true
    case .laneHasOne, .hangsAt, .noneOpen: false
    }
  }

  /// The answer, for the audit and for people.
  public var words: String {
    switch self {
    case .opened: "done"
    case .closed(let number): "done: \(number) is closed"
    case .laneHasOne(let number): "refused: \(number) is still open at this lane; scan its closing card first"
    case .hangsAt(let lane): "refused: it is open at lane \(lane)"
    case .noneOpen: "refused: no bag is open at this lane"
    }
  }
}
