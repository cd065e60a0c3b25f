public import HubUnits

/// The belt, its parcels, eyes and diverters: the physical truth beside which the daemon is judged.
///
/// Pure: time is an argument, randomness comes from the seed, and nothing here knows how the daemon works. The
/// same calls at the same instants give the same world, however finely time is cut. Between calls nothing
/// happens; `advance(to:)` works through what was due, edge by edge, exact to the nanosecond.
///
/// A parcel is taken into a lane when its leading edge meets a diverter's arm that is out or on its way back, or
/// when an arm comes out while any but the last quarter of a parcel is before it, whoever that parcel is: this is
/// how a wrong lane happens. A level diverter must stay out until half the parcel has slid along it.
///
/// Parcels run into each other and never lie on each other, unless they were put so or roll ahead.
///
/// **Units**: places are measured from the start of the belt.
/// **Thread**: a value; whoever owns it uses it.
public struct ConveyorPlant: Sendable {
  public let description: PlantDescription
  public internal(set) var now: MonotonicInstant
  /// The truth of every parcel that was not forgotten, in order of placing.
  public internal(set) var parcels: [ParcelTruth] = []
  /// The number of the first one of `parcels`; 0 until `forgetEnded` is called.
  public internal(set) var firstKept = 0
  public internal(set) var speed: BeltSpeed
  /// Every eye's and switch's output, packed; `bit(of:)` says where.
  ///
  /// **Shape**: `eyeCount` bits, the lowest bit of the first word first.
  public internal(set) var eyeBits: [UInt64]
  /// Raised with each change of a bit in `eyeBits`: the same number means the same image.
  public internal(set) var eyeChanges: UInt64 = 0
  /// How many parcels were placed and are neither in a lane nor fallen off.
  public internal(set) var underWay = 0
  /// How many parcels are on the belt.
  public internal(set) var onBeltCount = 0

  var travel: Int64 = 0
  /// What `travel` lacks, in micrometres times nanoseconds per second.
  var travelRemainder: Int64 = 0
  var planned: UInt64 = 0
  var timeAgenda = PlantAgenda<PlantStep>()
  /// By belt travel: which body's entry is due, while the belt runs on.
  var beltAgenda = PlantAgenda<PlantBodyEntry>()
  /// By belt travel turned round: the same while it rolls back.
  var backAgenda = PlantAgenda<PlantBodyEntry>()
  var isRollingBack = false
  var ramp = PlantRamp()
  var bodies: [PlantBody] = []
  var freeSlots: [Int] = []
  /// The slot of each parcel's body, beside `parcels`; -1 once it is gone.
  var slots: [Int] = []
  /// How many of the oldest parcels are known to be gone.
  var endedPrefix = 0
  /// Before this instant nothing happens by itself.
  var quietUntil = MonotonicInstant.distantPast
  /// The rearmost and foremost body on an open belt; on a closed one any two neighbours.
  var rearmost = -1
  var foremost = -1
  var eyes: [PlantEyeState]
  var diverters: [PlantDiverter]
  var laneStates: [PlantLaneState]
  /// What is planned for the body in each slot, if its `mishapAt` is set.
  var mishaps: [PlantMishap] = []
  var deadCarriers: Set<Int> = []
  var countOrders: [PlantCountOrder] = []
  var countGeneration: UInt32 = 0
  let points: [PlantPoint]
  /// The eyes among `points`.
  let eyePoints: [PlantPoint]
  let readPoints: [Int64]
  /// Where an open belt ends.
  let endOfBelt: Int64
  /// The length of a closed belt, or 0.
  let loop: Int64
  var encoder: PlantEncoder
  var events: [PlantEvent] = []
  var random: SeededRandom

  /// An empty, running belt.
  ///
  /// **Precondition**: the speed is not negative; exactly one lane has no diverter, or none on a closed belt.
  public init(_ description: PlantDescription, seed: UInt64, at start: MonotonicInstant) {
    precondition(description.speed >= .zero, "hub bug: the plant's belt cannot start backwards")
    precondition(
      description.lanes.count(where: { !$0.hasDiverter }) == (description.loop == nil ? 1 : 0),
      "hub bug: an open belt needs exactly one lane at its end, a closed one none")
    self.description = description
    now = start
    speed = description.speed
    random = SeededRandom(seed: seed)
    let layout = PlantLayout(description)
    eyes = Array(repeating: PlantEyeState(), count: layout.bitCount)
    eyeBits = Array(repeating: 0, count: (layout.bitCount + 63) / 64)
    diverters = Array(repeating: PlantDiverter(), count: description.lanes.count)
    laneStates = Array(repeating: PlantLaneState(), count: description.lanes.count)
    points = layout.points
    eyePoints = layout.points.filter { $0.bit >= 0 }
    readPoints = description.readPoints.map(\.micrometres)
    endOfBelt = layout.points.last?.at ?? 0
    loop = description.loop?.micrometres ?? 0
    encoder = PlantEncoder(description, seed: seed)
  }

  /// Lets time pass and everything happen that was due.
  ///
  /// An instant in the past changes nothing.
  public mutating func advance(to instant: MonotonicInstant) {
    if instant >= quietUntil { work(until: instant) }
    roll(to: instant)
  }

  private mutating func work(until instant: MonotonicInstant) {
    while true {
      let body = nextBodyEntry()
      let bodyAt = body.map { time(ofEntry: $0.due) } ?? .distantFuture
      if let step = timeAgenda.first {
        let at = max(MonotonicInstant(nanoseconds: step.due), now)
        if at < bodyAt || (at == bodyAt && (body.map { step.order < $0.order } ?? true)) {
          guard at <= instant else {
            quietUntil = at
            return
          }
          timeAgenda.removeFirst()
          roll(to: at)
          perform(step.step)
          continue
        }
      }
      guard let body, bodyAt <= instant else {
        quietUntil = bodyAt
        return
      }
      if isRollingBack { backAgenda.removeFirst() } else { beltAgenda.removeFirst() }
      roll(to: bodyAt)
      perform(body.step.slot)
    }
  }

  /// When the next thing happens by itself, or nil for never; after a fault perhaps too early, never too late.
  public var nextChange: MonotonicInstant? {
    let body = isRollingBack ? backAgenda.first : beltAgenda.first
    let bodyAt = body.map { time(ofEntry: $0.due) } ?? .distantFuture
    let stepAt = timeAgenda.first.map { MonotonicInstant(nanoseconds: $0.due) } ?? .distantFuture
    let next = min(bodyAt, stepAt)
    return next == .distantFuture ? nil : max(next, now)
  }

  /// Hands over what happened since the last call, in order.
  public mutating func takeEvents() -> [PlantEvent] {
    guard !events.isEmpty else { return [] }
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  /// The same into a list that is used again and again, so that nothing is allocated.
  public mutating func takeEvents(into list: inout [PlantEvent]) {
    list.removeAll(keepingCapacity: true)
    swap(&list, &events)
  }

  /// The first entry of a body that is still meant.
  private mutating func nextBodyEntry() -> PlantAgenda<PlantBodyEntry>.Entry? {
    if isRollingBack {
      while let entry = backAgenda.first {
        if isMeant(entry.step) { return entry }
        backAgenda.removeFirst()
      }
    } else {
      while let entry = beltAgenda.first {
        if isMeant(entry.step) { return entry }
        beltAgenda.removeFirst()
      }
    }
    return nil
  }

  private func isMeant(_ entry: PlantBodyEntry) -> Bool {
    entry.generation == (entry.slot < 0 ? countGeneration : bodies[entry.slot].generation)
  }

  mutating func plan(_ step: PlantStep, after delay: Nanoseconds) {
    planned += 1
    quietUntil = .distantPast
    timeAgenda.plan(step, due: now.nanoseconds + delay.count, order: planned)
  }

  /// An even draw from minus to plus.
  mutating func jitter(_ most: Int64) -> Int64 { most == 0 ? 0 : random.integer(in: -most...most) }
}
