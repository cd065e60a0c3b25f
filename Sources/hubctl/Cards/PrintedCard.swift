import HubBarcode
import HubConfig

/// A card as it is printed: what to scan, and what a person reads on it.
struct PrintedCard: Hashable {
  let card: OperatorCard
  let title: String
  /// The lane's name, or nothing.
  let place: String
  let instruction: String

  /// - Returns: nil when the card cannot be made: a scanner's name that is too long.
  init?(_ action: CardAction, line: String, place: String = "") {
    guard let card = OperatorCard(action, line: line) else { return nil }
    self.card = card
    self.place = place
    switch action {
    case .openLane(let lane):
      title = "Open lane \(lane)"
      instruction = "Scan when nobody works in the lane and it is empty."
    case .closeLane(let lane):
      title = "Close lane \(lane)"
      instruction = "Stops parcels for this lane. Not a safety switch."
    case .laneIsFull(let lane):
      title = "Lane \(lane) is full"
      instruction = "No parcel comes until you scan: Open lane \(lane)."
    case .openBag(let lane):
      title = "New bag or ULD at lane \(lane)"
      instruction = "Scan this, then the number on the bag or ULD."
    case .closeBag(let lane):
      title = "Bag or ULD closed at lane \(lane)"
      instruction = "Scan when you take it away."
    case .parcelIsHere:
      title = "This parcel is here"
      instruction = "Scan this, then the label of the parcel you found."
    case .inspectionDone:
      title = "Inspection done"
      instruction = "Scan this, then the parcel's label. Customs releases it."
    case .bindScanner(let name):
      title = "This scanner is \(name)"
      instruction = "Scan once, with the scanner of this station."
    }
  }
}
