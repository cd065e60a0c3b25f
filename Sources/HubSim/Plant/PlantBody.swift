import HubUnits

/// A parcel as the belt carries it.
///
/// It moves with the belt at a rate: a million is with the belt, zero is held, more is rolling ahead. Everything it
/// does next is one entry in the agenda of the belt; planning anew voids that entry by raising `generation`.
///
/// **Units**: micrometres, rates in millionths of the belt's travel.
struct PlantBody: Sendable {
  enum Place: UInt8, Sendable {
    /// The slot is not in use.
    case free
    case belt
    case chute
    /// Behind a jam in the chute.
    case waiting
    /// In the confirm eye of the lane where it stays.
    case confirm
  }

  /// What its one planned entry is for.
  enum Next: UInt8, Sendable { case lead, tail, label, mishap, commit, stretchEnd, contact, pass, chute }

  /// The far away of things that do not happen; a quarter of all, so that sums with it still fit.
  static let never = Int64.max / 4

  var number: Int
  /// Where the leading edge lay at `since`.
  var base: Int64
  /// The belt's travel at `base`.
  var since: Int64
  var rate: Int64 = 1_000_000
  /// The rate when nothing is wrong with it.
  var freeRate: Int64 = 1_000_000
  /// The rate until `stretchEnd`, while that is set.
  var stretchRate: Int64 = 1_000_000
  /// The belt travel at which a slip or a roll is over.
  var stretchEnd = never
  var isStuck = false
  /// Stuck, but loose as soon as something runs into it.
  var givesWay = false
  var overtakes = false
  /// It has the rate of the parcel it touches, not its own.
  var leans = false
  var length: Int64
  /// From the leading edge back to the label; negative for a body without one.
  var label: Int64
  /// What its lying askew is drawn from, so that an edge is at the same place forwards and backwards.
  var seed: UInt64
  /// Counted on over the laps of a closed belt.
  var nextLead = 0
  var nextTail = 0
  var nextRead = 0
  /// Neighbours on the belt by slot, or -1.
  var ahead = -1
  var behind = -1
  var generation: UInt32 = 0
  var sticking: UInt32 = 0
  var place = Place.belt
  var next = Next.lead
  /// The belt travel of its planned entry.
  var due = never
  /// Where its planned mishap happens.
  var mishapAt = never
  /// The lane of a level diverter that has hold of it, or -1, and where it is wholly that diverter's.
  var entering = -1
  var commitAt = never
  /// The lane it slides into, and the belt travel at which the slide's next edge is due.
  var lane = -1
  var target = never

  /// The rate it would have with nobody in its way.
  var ownRate: Int64 { isStuck ? 0 : stretchEnd != Self.never ? stretchRate : freeRate }

  func lead(atTravel travel: Int64) -> Int64 {
    base + ((travel - since) * rate).dividedDown(by: 1_000_000)
  }

  /// The first belt travel at which the leading edge is at a place.
  ///
  /// **Precondition**: the rate is not zero.
  func travel(toReach place: Int64) -> Int64 {
    let way = (place - base) * 1_000_000
    return since + (rate == 1_000_000 ? place - base : way.dividedUp(by: rate))
  }

  /// Where an edge meets a point: askew by an even draw that is the same each time.
  func skew(_ draw: Int, most: Int64) -> Int64 {
    guard most > 0 else { return 0 }
    var source = SeededRandom(seed: seed &+ UInt64(draw) &* 0xD1B5_4A32_D192_ED03)
    return source.integer(in: -most...most)
  }
}
