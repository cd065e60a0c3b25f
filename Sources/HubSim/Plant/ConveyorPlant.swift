public import HubUnits

/// The belt, its parcels, eyes and diverters: the physical truth beside which the daemon is judged.
///
/// Pure: time is an argument, randomness comes from the seed, and nothing here knows how the daemon works. The
/// same calls at the same instants give the same world, however finely time is cut. Between calls nothing
/// happens; `advance(to:)` works through what was due, edge by edge, exact to the nanosecond.
///
/// A parcel is taken into a lane when its leading edge meets a diverter's arm that is out or on its way back, or
/// when an arm comes out while any but the last quarter of a parcel is before it, whoever that parcel is: this is
/// how a wrong lane happens.
///
/// **Units**: places are measured from the start of the belt.
/// **Thread**: a value; whoever owns it uses it.
public struct ConveyorPlant: Sendable {
  public let description: PlantDescription
  public internal(set) var now: MonotonicInstant
  /// The truth of every parcel, in order of placing.
  public internal(set) var parcels: [ParcelTruth] = []
  public internal(set) var speed: BeltSpeed

  var travel: Int64 = 0
  /// What `travel` lacks, in micrometres times nanoseconds per second.
  var travelRemainder: Int64 = 0
  var agenda = PlantAgenda()
  var bodies: [PlantBody] = []
  /// Parcels on the belt, in order of placing.
  var moving: [Int] = []
  var eyes: [PlantEyeState]
  var diverters: [PlantDiverter]
  var laneStates: [PlantLaneState]
  var points: [PlantPoint]
  var events: [PlantEvent] = []
  var random: SeededRandom

  /// An empty, running belt.
  ///
  /// **Precondition**: the speed is not negative and exactly one lane has no diverter.
  public init(_ description: PlantDescription, seed: UInt64, at start: MonotonicInstant) {
    precondition(description.speed >= .zero, "hub bug: the plant's belt cannot run backwards")
    precondition(
      description.lanes.count(where: { !$0.hasDiverter }) == 1,
      "hub bug: the plant needs exactly one lane at the end of the belt")
    self.description = description
    now = start
    speed = description.speed
    random = SeededRandom(seed: seed)
    let eyeCount =
      description.inductions.count + description.trackingEyes.count + 2 * description.lanes.count
    eyes = Array(repeating: PlantEyeState(), count: eyeCount)
    diverters = Array(repeating: PlantDiverter(), count: description.lanes.count)
    laneStates = Array(repeating: PlantLaneState(), count: description.lanes.count)
    points = Self.points(of: description)
  }

  /// Lets time pass and everything happen that was due.
  ///
  /// An instant in the past changes nothing.
  public mutating func advance(to instant: MonotonicInstant) {
    while let next = agenda.next, next <= instant {
      let entry = agenda.takeFirst()
      roll(to: entry.at)
      perform(entry.step)
    }
    roll(to: instant)
  }

  /// When the next thing happens by itself, or nil for never.
  public var nextChange: MonotonicInstant? { agenda.next }

  /// Hands over what happened since the last call, in order.
  public mutating func takeEvents() -> [PlantEvent] {
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  /// How far the belt has run since the start.
  public var beltTravel: Distance { Distance(micrometres: travel) }

  /// What the encoder's counter shows: wrapped to its width.
  public var encoderCount: UInt64 {
    UInt64(travel / description.perPulse.micrometres) & ((1 << UInt64(description.counterBits)) - 1)
  }

  /// Whether an eye's beam is interrupted as its output says, bounce included.
  public func isBlocked(_ eye: PlantEye) -> Bool { eyes[index(of: eye)].isBlocked }

  /// Changes the belt's speed from now on; zero stops it.
  public mutating func setSpeed(_ speed: BeltSpeed) {
    precondition(speed >= .zero, "hub bug: the plant's belt cannot run backwards")
    self.speed = speed
    let copy = self
    agenda.reschedule { copy.time(ofTravel: $0) }
  }

  /// Moves the belt without anything happening on it.
  private mutating func roll(to instant: MonotonicInstant) {
    guard instant > now else { return }
    var left = instant.nanoseconds - now.nanoseconds
    // Steps of 100 s keep speed times time far inside 64 bits at any belt speed.
    while left > 0 {
      let slice = min(left, 100_000_000_000)
      let whole = speed.micrometresPerSecond * slice + travelRemainder
      travel += whole / 1_000_000_000
      travelRemainder = whole % 1_000_000_000
      left -= slice
    }
    now = instant
  }

  /// When the belt will have run this far at the present speed.
  func time(ofTravel target: Int64) -> MonotonicInstant {
    guard target > travel else { return now }
    guard speed > .zero else { return .distantFuture }
    let missing = (target - travel) * 1_000_000_000 - travelRemainder
    let time = (missing + speed.micrometresPerSecond - 1) / speed.micrometresPerSecond
    return now + Nanoseconds(time)
  }

  mutating func planAtTravel(_ step: PlantStep, _ target: Int64) {
    agenda.plan(step, at: time(ofTravel: target), travel: target)
  }

  mutating func plan(_ step: PlantStep, after delay: Nanoseconds) {
    agenda.plan(step, at: now + delay)
  }

  /// An even draw from minus to plus.
  mutating func jitter(_ most: Int64) -> Int64 { most == 0 ? 0 : random.integer(in: -most...most) }
}
