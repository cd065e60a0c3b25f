import HubBarcode
import HubConfig

extension CardAction {
  /// The role it needs; nil for a station's card, which makes the scanner what the station's role is about.
  var right: TerminalRight? {
    switch self {
    case .openLane: .laneOpen
    case .closeLane: .laneClose
    case .laneIsFull: .laneFull
    case .openBag, .closeBag: .bag
    case .parcelIsHere: .parcelHere
    case .inspectionDone: .inspectDone
    case .bindScanner: nil
    }
  }

  /// What it asks for, in the audit and in the log.
  var words: String {
    switch self {
    case .openLane(let lane): "open lane \(lane)"
    case .closeLane(let lane): "close lane \(lane)"
    case .laneIsFull(let lane): "lane \(lane) is full"
    case .openBag(let lane): "bag opened at lane \(lane)"
    case .closeBag(let lane): "bag closed at lane \(lane)"
    case .parcelIsHere: "this parcel is here"
    case .inspectionDone: "inspection done"
    case .bindScanner(let name): "this scanner is \(name)"
    }
  }
}

extension OperatorCard.Fault {
  /// Why it is refused, and what to do.
  var words: String {
    switch self {
    case .garbled:
      "the card came through garbled: the scanner's keyboard layout is not the one in the line's file"
    case .damaged: "the card is damaged, or of another line; print it anew with hubctl cards"
    }
  }
}
