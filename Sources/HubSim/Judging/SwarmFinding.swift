/// One thing that a judge found.
public struct SwarmFinding: Sendable, Hashable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    // What must never be
    case wrongLane = "wrong lane"
    case heldReleased = "held in a release lane"
    case notOneEnd = "not exactly one end"
    case untold = "seen by an eye, told by nobody"
    case lateCoil = "coil on after the last fire position"
    case coilLeftOn = "coil left on"
    case notRight = "not sorted right after the repair"
    // What nothing on the line could know, told apart
    case misdeclared = "sorted as a person declared it, wrongly"
    case tookItsPlace = "took the place or the scan of one that did not come"
    case cameUnseen = "thrown on where no eye saw it before the diverter"
    case pushedAlong = "pushed along with one that it touched at every eye"
    case rolled = "rolled into another one's stroke where no eye saw it roll"
    case hidden = "rode beside another, hidden by it from every eye"
    case touched = "told by nobody: it touched another one at the eyes"
    case brokenDiverter = "moved by a broken diverter, reported"
    case heldByBrokenDiverter = "held, moved by a broken diverter, reported"
    case untrueLane = "told in another lane than it lies in"
  }

  public var kind: Kind
  /// The parcel's number, if it is about one.
  public var parcel: Int?
  public var text: String

  public init(kind: Kind, parcel: Int?, text: String) {
    self.kind = kind
    self.parcel = parcel
    self.text = text
  }

  /// Whether a run with this finding has failed.
  public var isFailure: Bool { kind.isFailure }
}

extension SwarmFinding.Kind {
  /// Whether it must never be.
  public var isFailure: Bool {
    switch self {
    case .wrongLane, .heldReleased, .notOneEnd, .untold, .lateCoil, .coilLeftOn, .notRight: true
    case .misdeclared, .tookItsPlace, .cameUnseen, .pushedAlong, .rolled, .hidden, .touched, .brokenDiverter,
      .heldByBrokenDiverter,
      .untrueLane:
      false
    }
  }
}
