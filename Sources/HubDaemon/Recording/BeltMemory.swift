import HubCore
import HubStore
import HubUnits

/// What was on the belt a moment ago: what a warm start begins with.
///
/// Only parcels that went their way without any doubt are in it. What ran to the exception lane, was lost, was never
/// measured, or was sent elsewhere by a command that the next life would not know, is flushed by a restart, as
/// everything is without this memory.
struct BeltMemory: Codable, Hashable, Sendable {
  /// The form it is written in.
  static let form = 1

  /// A memory older than this is not believed.
  ///
  /// **Source**: the service is back in seconds and a PC in two minutes; later, people have touched what lies on a
  /// belt that stands.
  static let longestFresh = Nanoseconds.seconds(300)

  /// What a belt may have travelled beyond its highest speed. **Source**: the clocks' rounding and one poll.
  static let roundedTravel = Distance.millimetres(100)

  /// How far a belt may roll back when it stops; a counter that is further back began anew.
  ///
  /// **Source**: slack of drive and belt, some centimetres.
  static let longestRollBack = Distance.millimetres(100)

  var form = BeltMemory.form
  /// The fingerprint of the line's file: in another line nothing is where it was.
  var configuration: String
  /// **Units**: milliseconds since 1970 in UTC.
  var savedAtMilliseconds: Int64
  /// What the encoder's counter read then.
  var encoderCount: UInt32
  var parcels: [RememberedParcel]

  enum CodingKeys: String, CodingKey {
    case form, configuration
    case savedAtMilliseconds = "saved_at_ms"
    case encoderCount = "encoder_count"
    case parcels
  }

  /// How old it is at a time of day.
  func age(at now: WallTime) -> Nanoseconds { .milliseconds(now.milliseconds - savedAtMilliseconds) }

  /// How old a memory of a line may be: the counter must not have come round, or the travel would have two answers.
  static func freshFor(_ plan: CorePlan) -> Nanoseconds {
    let range = plan.belt.perPulse * (Int64(1) << Int64(plan.belt.encoderBits))
    guard let round = plan.belt.nominalSpeed.time(for: range) else { return longestFresh }
    return min(longestFresh, Nanoseconds(round.count / 4 * 3))
  }

  /// How far the belt has travelled since, by the encoder; negative when it rolled back a little.
  func travel(to count: UInt32, _ plan: CorePlan) -> Distance {
    let modulus: Int64 = 1 << Int64(plan.belt.encoderBits)
    let ahead = (Int64(count) - Int64(encoderCount)) & (modulus - 1)
    let back = modulus - ahead
    if plan.belt.perPulse * back <= Self.longestRollBack { return .zero - plan.belt.perPulse * back }
    return plan.belt.perPulse * ahead
  }

  /// The travel since, where the encoder still counts from where it did.
  ///
  /// **Errors**: `tooOld`, `fromTheFuture`, `encoderElsewhere`.
  func believableTravel(
    to count: UInt32, at now: WallTime, _ plan: CorePlan
  ) throws(WarmStartRefusal) -> Distance {
    try checkAge(at: now, plan)
    let travel = travel(to: count, plan)
    let most = plan.belt.highestSpeed.travel(in: age(at: now)) + Self.roundedTravel
    if travel > most { throw .encoderElsewhere(travel: travel, most: most) }
    return travel
  }

  /// **Errors**: `tooOld`, `fromTheFuture`.
  func checkAge(at now: WallTime, _ plan: CorePlan) throws(WarmStartRefusal) {
    let age = age(at: now)
    if age < .zero { throw .fromTheFuture }
    let limit = Self.freshFor(plan)
    if age > limit { throw .tooOld(age: age, limit: limit) }
  }
}
