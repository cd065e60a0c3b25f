public import HubUnits

/// The sorter's crank: a frozen input in, orders and traces out.
///
/// It has no clock, no file, no socket and no heap; time and belt position are arguments. The same value runs on
/// the real-time thread, under the simulator in virtual time, and from a recording.
///
/// **Shape**: a few hundred bytes; its tables lie in `memoryBytes` of memory that the builder brings.
/// **Thread**: one owner; on the real line that is `hub-core`.
public struct SorterCore: ~Copyable {
  let plan: PlanTables

  var now: MonotonicInstant = .distantPast
  var cycle: UInt64 = 0
  var belt: BeltTracker
  var beltCondition: BeltCondition = .unknown
  /// Where the belt was when tracking began (anew): what is ahead of it then is not known by name.
  var flushedAt: BeltPosition = .zero
  /// Belt positions between which no eye could be read, the last time that happened.
  var blindFrom: BeltPosition = .zero
  var blindTo: BeltPosition?
  var eyes: FixedList<EyeState>
  var links: FixedList<LinkRuntime>
  var lanes: FixedList<LaneRuntime>
  var waiting: FixedList<WaitingScans>
  var parcels: ParcelTable
  var nextSerial: ParcelSerial
  var nextOrder = OrderNumber(1)
  var hold: HoldCause?
  var causeSeen: MonotonicInstant = .distantPast
  var heartbeat: UInt16 = 0
  var nextHeartbeat: MonotonicInstant = .distantPast

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
    lanes = FixedList(in: &region, repeating: LaneRuntime(), count: Limits.lanes)
    waiting = FixedList(in: &region, repeating: WaitingScans(), count: Limits.inductions)
    parcels = ParcelTable(in: &region)
    nextSerial = firstSerial
  }

  /// The memory that the tables of one core need.
  ///
  /// **Units**: bytes, about 300,000.
  public static var memoryBytes: Int {
    PlanTables.memoryBytes + BeltHistory.memoryBytes + ParcelTable.memoryBytes
      + MemoryRegion.bytes(for: Limits.eyes, EyeState.self)
      + MemoryRegion.bytes(for: Limits.links, LinkRuntime.self)
      + MemoryRegion.bytes(for: Limits.lanes, LaneRuntime.self)
      + MemoryRegion.bytes(for: Limits.inductions, WaitingScans.self)
  }

  /// Turns the crank once.
  ///
  /// - Parameters:
  ///   - input: everything that came since the last turn; `now` never goes back.
  ///   - output: cleared, then filled; its image is complete every time.
  #if HUB_NO_LOCKS
    @_noLocks
  #endif
  public mutating func turn(_ input: borrowing CycleInput, _ output: inout CycleOutput) {
    output.clear()
    now = input.now
    cycle &+= 1
    for i in input.images.indices { take(input.images[i], &output) }
    for i in input.outcomes.indices { take(input.outcomes[i], &output) }
    for i in input.scans.indices { take(input.scans[i], &output) }
    for i in input.messages.indices { take(input.messages[i], &output) }
    judgeHold(inputsLost: input.inputsLost, tracesLost: input.tracesLost, &output)
    judgeLinks(&output)
    judgeBelt(&output)
    judgeLanes(&output)
    expireScans(&output)
    followParcels(&output)
    releaseDiverters(&output)
    refreshOutputs(&output)
  }

  /// Tells what happened, with the parcel it happened to.
  func trace(_ event: CoreEvent, of serial: ParcelSerial = .none, _ output: inout CycleOutput) {
    // A full list shows in `traces.isFull`; the next turn holds the line for it.
    output.traces.append(CoreTrace(at: now, belt: belt.position, serial: serial, event: event))
  }
}
