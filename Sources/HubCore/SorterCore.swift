public import HubUnits

/// The sorter's crank: a frozen input in, orders and traces out.
///
/// It has no clock, no file, no socket and no heap; time and belt position are arguments. The same value runs on
/// the real-time thread, under the simulator in virtual time, and from a recording.
///
/// Methods that only look are `mutating` as well where the turn calls them: a core that is borrowed by a method that is
/// not inlined is copied for the call (Swift 6.3.1), 1.3 KB each time.
///
/// **Shape**: about 1.3 KB; its tables lie in `memoryBytes` of memory that the builder brings.
/// **Thread**: one owner; on the real line that is `hub-core`.
public struct SorterCore: ~Copyable {
  let plan: PlanTables

  var now: MonotonicInstant = .distantPast
  var cycle: UInt64 = 0
  var belt: BeltTracker
  /// Where the belt is in this turn: the last count, carried on at the belt's speed.
  var here: BeltPosition = .zero
  var beltCondition: BeltCondition = .unknown
  var beltChangedAt: MonotonicInstant = .distantPast
  /// Whether the belt's drive runs; nil on a line without that input.
  var driveRuns: Bool?
  /// Where the belt was when tracking began (anew): what is ahead of it then is not known by name.
  var flushedAt: BeltPosition = .zero
  /// Belt positions between which no eye could be read, the last time that happened.
  var blindFrom: BeltPosition = .zero
  var blindTo: BeltPosition?
  /// What parcels lose against the count, in millionths of the way, smoothed over some sixteen.
  var slip: Int64 = 0
  /// Evidence against the encoder that adds up.
  var jumps = 0
  var jumpedAt: MonotonicInstant = .distantPast
  var disagreements = 0
  var edgesWhileStanding = 0
  var counters = TrackingCounters()
  /// Lost parcels that may stand in front of a diverter.
  var standing = 0
  /// Where the belt stood last: while it gathers speed nobody can hold its encoder to anything.
  var stoodAt = BeltPosition(micrometres: .min / 2)
  /// Parcels that have come round.
  var recirculating = 0
  var eyes: FixedList<EyeState>
  var health: FixedList<EyeHealth>
  var nextEyeJudgement: MonotonicInstant = .distantPast
  var links: FixedList<LinkRuntime>
  var lanes: FixedList<LaneRuntime>
  /// When each lane is to be judged, in nanoseconds.
  var laneDue: DueList
  var diverters: FixedList<DiverterRuntime>
  /// Diverters with a stroke to end.
  var activeDiverters: FixedList<UInt16>
  /// By order number, modulo: whose order it is.
  var orderOwners: FixedList<ParcelSerial>
  /// By group: where lanes that take turns go on.
  var turns: FixedList<UInt16>
  var waiting: FixedList<WaitingScans>
  var parcels: ParcelTable
  var nextSerial: ParcelSerial
  var nextOrder = OrderNumber(1)
  var hold: HoldCause?
  var causeSeen: MonotonicInstant = .distantPast
  var heartbeat: UInt16 = 0
  var nextHeartbeat: MonotonicInstant = .distantPast
  /// The earliest instant at which something that is looked at turn by turn may happen.
  var hotUntil: MonotonicInstant = .distantFuture

  /// A core for a line, with an empty table.
  ///
  /// - Parameters:
  ///   - plan: the checked line.
  ///   - firstSerial: the first number to give; above every number in the journal.
  ///   - memory: at least `memoryBytes`; the caller frees it after the core is gone.
  public init(plan: CorePlan, firstSerial: ParcelSerial, memory: UnsafeMutableRawBufferPointer) {
    // Safe: the caller keeps the memory for as long as the core lives, and hands it to nobody else.
    var region = unsafe MemoryRegion(memory)
    self.plan = PlanTables(plan, in: &region)
    belt = BeltTracker(in: &region)
    eyes = FixedList(in: &region, repeating: EyeState(), count: Limits.eyes)
    links = FixedList(in: &region, repeating: LinkRuntime(), count: Limits.links)
    health = FixedList(in: &region, repeating: EyeHealth(), count: Limits.eyes)
    lanes = FixedList(in: &region, repeating: LaneRuntime(), count: Limits.lanes)
    laneDue = DueList(in: &region, items: Limits.lanes)
    diverters = FixedList(in: &region, repeating: DiverterRuntime(), count: Limits.lanes)
    activeDiverters = FixedList(in: &region, capacity: Limits.lanes)
    orderOwners = FixedList(in: &region, repeating: ParcelSerial.none, count: Limits.ordersRemembered)
    turns = FixedList(in: &region, repeating: 0, count: Limits.groups)
    waiting = FixedList(in: &region, repeating: WaitingScans(), count: Limits.inductions)
    parcels = ParcelTable(in: &region)
    nextSerial = firstSerial
  }

  /// The memory that the tables of one core need.
  ///
  /// **Units**: bytes, about 900,000.
  public static var memoryBytes: Int {
    PlanTables.memoryBytes + BeltHistory.memoryBytes + ParcelTable.memoryBytes
      + MemoryRegion.bytes(for: Limits.eyes, EyeState.self)
      + MemoryRegion.bytes(for: Limits.links, LinkRuntime.self)
      + MemoryRegion.bytes(for: Limits.eyes, EyeHealth.self)
      + MemoryRegion.bytes(for: Limits.lanes, LaneRuntime.self) + DueList.memoryBytes(items: Limits.lanes)
      + MemoryRegion.bytes(for: Limits.lanes, DiverterRuntime.self)
      + MemoryRegion.bytes(for: Limits.lanes, UInt16.self)
      + MemoryRegion.bytes(for: Limits.ordersRemembered, ParcelSerial.self)
      + MemoryRegion.bytes(for: Limits.groups, UInt16.self)
      + MemoryRegion.bytes(for: Limits.inductions, WaitingScans.self)
  }

  /// Turns the crank once.
  ///
  /// - Parameters:
  ///   - input: everything that came since the last turn; `now` never goes back. It is not changed: `inout` because
  ///     a borrowed value of plain bytes is copied for the call, all 5 KB of it.
  ///   - output: cleared, then filled; its image is complete every time.
  #if HUB_NO_LOCKS
    @_noLocks
  #endif
  public mutating func turn(_ input: inout CycleInput, _ output: inout CycleOutput) {
    output.clear()
    now = input.now
    cycle &+= 1
    for i in input.images.indices { take(input.images[i], &output) }
    here = belt.position(at: now) ?? belt.position
    for i in input.outcomes.indices { take(input.outcomes[i], &output) }
    for i in input.scans.indices { take(input.scans[i], &output) }
    for i in input.messages.indices { take(input.messages[i], &output) }
    judgeHold(inputsLost: input.inputsLost, tracesLost: input.tracesLost, &output)
    judgeLinks(&output)
    judgeBelt(&output)
    judgeEyes(&output)
    judgeLanes(&output)
    expireScans(&output)
    followParcels(&output)
    releaseDiverters(&output)
    refreshOutputs(&output)
    output.nextTurn = nextTurn()
  }

  /// Tells what happened, with the parcel it happened to.
  func trace(_ event: CoreEvent, of serial: ParcelSerial = .none, _ output: inout CycleOutput) {
    // A full list shows in `traces.isFull`; the next turn holds the line for it.
    output.traces.append(CoreTrace(at: now, belt: belt.position, serial: serial, event: event))
  }
}
