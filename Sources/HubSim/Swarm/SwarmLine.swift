import HubCore
import HubRecord
import HubUnits

/// One run of one scenario: the real crank on a physical belt, in virtual time, driven from event to event.
///
/// It wakes only when something is due: a person acts, a fault begins or ends, an order reaches its coil, an image
/// is taken, or the crank must be turned. Nothing in it is sorted or searched per turn.
///
/// **Thread**: one owner. Safe: it owns the memory of its core and frees it last.
@safe public struct SwarmLine: ~Copyable {
  /// How the crank is turned.
  public enum Turning: Sendable {
    /// Every millisecond, as the daemon does.
    case everyMillisecond
    /// Only when something came in or the core asked for it.
    case whenDue
  }

  public let scenario: SwarmScenario
  /// The one plan, where looking at it copies nothing.
  private let plans: [VirtualLinePlan]
  let built: PlantDescription
  let tables: SwarmTables
  let turning: Turning
  /// The instant that the scenario calls zero.
  let start = MonotonicInstant(nanoseconds: 1_000_000_000)
  /// What was printed on the parcels of the scenario: number of a label to index of its parcel, or -1.
  let indexOfNumber: [Int]

  var now: MonotonicInstant
  var plant: ConveyorPlant
  var core: SorterCore
  /// In memory of its own: handed to the crank where it lies, 10 KB that are not copied at every turn.
  let input: UnsafeMutablePointer<CycleInput>
  var output: CycleOutput
  private let coreMemory: UnsafeMutableRawBufferPointer
  private let outputMemory: UnsafeMutableRawBufferPointer

  // The truth
  var truths: [SwarmTruth]
  var labels: [SwarmLabel]
  /// The plant's parcel for each of the scenario's, or -1 before it is placed.
  var plantIndex: [Int]
  /// The scenario's parcel for each of the plant's.
  var parcelOfPlant: [Int] = []
  var stations: [SwarmStation]
  var evidence = SwarmEvidence()
  var leftPlacing: Int
  var leftTravelling = 0

  /// What customs says of each label now.
  var customs: [CustomsState] = []
  var answering: [SwarmAnswering] = []
  /// The fault by which customs changes its mind on a parcel, by index.
  var customsFault: [Int?] = []
  /// What befalls each parcel on the belt, by index of fault.
  var mishap: [Int?] = []
  var hasSameLabels = false
  /// Troubles of the line, as they began.
  var lineTroubles: [SwarmFault] = []
  var beltChangedAt = MonotonicInstant.distantPast
  var recentEnds = [SwarmRecentEnd](
    repeating: SwarmRecentEnd(parcel: -1, lane: -1, at: .distantPast), count: 8)
  var recentEnd = 0
  /// Since when the core hears of the eyes again.
  var heardSince: MonotonicInstant = .distantPast
  /// The last parcel that had a station's clear eye to itself, and when.
  var lastEdge: (parcel: Int, at: MonotonicInstant)?
  var orders = SwarmOrders()
  /// How many faults keep the link silent, how many of them cut it, how many keep the daemon down.
  var silence = 0
  var cuts = 0
  var downs = 0

  // What is under way
  var lateAnswers = SwarmQueue<SwarmLateAnswer>()
  var faultSteps = SwarmQueue<SwarmFaultStep>()
  var scans = SwarmQueue<ScanRead>()
  var messages = SwarmQueue<ControlMessage>()
  var outcomes = SwarmQueue<OrderOutcome>()
  var link = SwarmLink()
  var nextImage: MonotonicInstant
  var nextTurn: MonotonicInstant
  var lastTurn: MonotonicInstant
  var nextCommand: UInt64 = 1
  var bits = InputBits()
  var bitsAsOf = UInt64.max
  /// The plant's bits as they were looked at last.
  var lastWords: [UInt64]
  /// The daemon is being started anew.
  var isDown = false
  var isRepaired = false
  var placedBeforeRepair = 0
  let toPlaceBeforeRepair: Int
  var placedAfterRepair = 0

  // What the core said
  var openRows = 0
  var digest = TraceDigest()
  public internal(set) var turns = 0
  /// Kept only to be explained.
  var keepsStory: Bool
  var story: [SwarmHappening] = []

  /// - Parameter isCanary: with the planted fault that the judges must find: edges matched by order of arrival.
  public init(
    _ scenario: SwarmScenario, turning: Turning = .whenDue, keepsStory: Bool = false,
    isCanary: Bool = false
  ) {
    self.scenario = scenario
    self.turning = turning
    self.keepsStory = keepsStory
    let plan = scenario.linePlan(isCanary: isCanary)
    plans = [plan]
    built = plan.plant
    now = start
    nextImage = start
    lastTurn = start
    nextTurn = start + .milliseconds(1)
    plant = ConveyorPlant(plan.plant, seed: scenario.seed, at: start)
    tables = SwarmTables(plan, plant)
    lastWords = Array(repeating: 0, count: plant.eyeBits.count)
    unsafe coreMemory = .allocate(byteCount: SorterCore.memoryBytes, alignment: 64)
    unsafe outputMemory = .allocate(byteCount: CycleOutput.memoryBytes, alignment: 64)
    // Safe: both are freed in deinit, when nobody can turn the core any more.
    core = unsafe SorterCore(plan: plan.core, firstSerial: ParcelSerial(1), memory: coreMemory)
    output = unsafe CycleOutput(memory: outputMemory)
    unsafe input = .allocate(capacity: 1)
    unsafe input.initialize(to: CycleInput(now: start))
    var indexOfNumber = [Int](repeating: -1, count: (scenario.parcels.map(\.number).max() ?? -1) + 1)
    for (index, parcel) in scenario.parcels.enumerated() { indexOfNumber[parcel.number] = index }
    self.indexOfNumber = indexOfNumber
    truths = scenario.parcels.map { SwarmTruth(number: $0.number) }
    labels = scenario.parcels.map { SwarmLabel(number: $0.number) }
    plantIndex = Array(repeating: -1, count: scenario.parcels.count)
    leftPlacing = scenario.parcels.count
    toPlaceBeforeRepair = scenario.parcels.count { !$0.isAfterRepair }
    var stations: [SwarmStation] = []
    for station in plan.plant.inductions.indices {
      let queue = scenario.parcels.indices.filter { scenario.parcels[$0].station == station }
      stations.append(SwarmStation(queue: queue, at: start))
    }
    self.stations = stations
    prepareParcels()
    prepareFaults()
    prepareEvidence(plan)
  }

  deinit {
    unsafe coreMemory.deallocate()
    unsafe outputMemory.deallocate()
    unsafe input.deallocate()
  }

  /// Runs the scenario to its end and hands over what it leaves to the judges.
  public mutating func run() -> SwarmEvidence {
    // What does not come to an end within this is left as it is, for the judges to see.
    // Source: the way from the first station to the end of the belt, twice, with a stopped belt in between.
    let patience = Nanoseconds.seconds(90)
    var last = now
    while leftPlacing > 0 || leftTravelling > 0 || openRows > 0 || !isRepaired {
      step()
      if leftPlacing > 0 || !isRepaired { last = now }
      if now - last > patience { break }
    }
    finish()
    return evidence
  }

  /// Lets time go to the next thing that is due, and does it.
  mutating func step() {
    var next = min(nextTurn, min(faultSteps.next, link.next))
    for station in stations.indices { next = min(next, stations[station].at) }
    next = max(next, now)
    plant.advance(to: next)
    now = next
    if parcelOfPlant.count < plant.parcels.count { ownParts() }
    takePlantEvents()
    while faultSteps.next <= now { perform(faultSteps.takeFirst()) }
    for station in stations.indices where stations[station].at <= now { act(station) }
    serveLink()
    hurryTurn()
    if nextTurn <= now { turn() }
  }

  /// A new core in place of the one that ran: its memory starts anew, its serials go on.
  mutating func replaceCore() {
    let next = Int64(evidence.rows.count) + 1
    // Safe: the old core is gone with this assignment, and nobody else has its memory.
    core = unsafe SorterCore(
      plan: plans[0].core, firstSerial: ParcelSerial(next), memory: coreMemory)
  }
}
