import HubUnits

/// A parcel as the belt carries it.
struct PlantBody: Sendable {
  enum Place: Sendable { case belt, chute, gone }

  /// Where the leading edge lay at `placedTravel`.
  var lead: Distance
  /// The belt's travel when the parcel was placed.
  var placedTravel: Int64
  /// What it loses against the belt, in millionths of the travel.
  var slipPerMillion: Int64
  var length: Distance
  /// From the leading edge back to the label.
  var label: Distance
  var place: Place
  /// The main-line eyes it covers, by index.
  var covering: [Int]

  func leadingEdge(atTravel travel: Int64) -> Distance {
    let moved = travel - placedTravel
    return lead + Distance(micrometres: moved - moved * slipPerMillion / 1_000_000)
  }

  /// The belt travel at which the leading edge reaches a place, never before now.
  func travel(toReach place: Distance) -> Int64 {
    let way = place.micrometres - lead.micrometres
    let kept = 1_000_000 - slipPerMillion
    // Rounded up: the edge has arrived, it is not about to.
    return placedTravel + (way * 1_000_000 + kept - 1) / kept
  }
}
