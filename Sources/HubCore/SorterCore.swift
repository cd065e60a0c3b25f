public import HubUnits

/// The sorter's crank: a frozen input in, orders and traces out.
///
/// It has no clock, no file, no socket and no heap; time and belt position are arguments. The same value runs on
/// the real-time thread, under the simulator in virtual time, and from a recording.
///
/// **Shape**: about 300 KB inline. Build it straight into heap memory on a thread with a large stack.
/// **Thread**: one owner; on the real line that is `hub-core`.
public struct SorterCore: ~Copyable {
  let plan: CorePlan
  /// Eyes on the way, by position: inductions, tracking, and the confirm eye at the end of the belt.
  let way: BoundedList<160, EyeIndex>

  var now: MonotonicInstant = .distantPast
  var cycle: UInt64 = 0
  var belt = BeltTracker()
  var beltCondition: BeltCondition = .unknown
  /// Where the belt was when tracking began (anew): what is ahead of it then is not known by name.
  var flushedAt: BeltPosition = .zero
  /// Belt positions between which no eye could be read, the last time that happened.
  var blindFrom: BeltPosition = .zero
  var blindTo: BeltPosition?
  var eyes: InlineArray<160, EyeState>
  var links: InlineArray<8, LinkRuntime>
  var lanes: InlineArray<64, LaneRuntime>
  var waiting: InlineArray<8, WaitingScans>
  var parcels = ParcelTable()
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
  public init(plan: CorePlan, firstSerial: ParcelSerial) {
    self.plan = plan
    way = SorterCore.eyesOnTheWay(of: plan)
    eyes = InlineArray(repeating: EyeState())
    links = InlineArray(repeating: LinkRuntime())
    lanes = InlineArray(repeating: LaneRuntime())
    waiting = InlineArray(repeating: WaitingScans())
    nextSerial = firstSerial
  }

  /// Turns the crank once.
  ///
  /// - Parameters:
  ///   - input: everything that came since the last turn; `now` never goes back.
  ///   - output: cleared, then filled; its image is complete every time.
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

  private static func eyesOnTheWay(of plan: CorePlan) -> BoundedList<160, EyeIndex> {
    var way = BoundedList<160, EyeIndex>(filler: EyeIndex(0))
    for i in plan.eyes.indices {
      switch plan.eyes[i].role {
      case .induction, .tracking: break
      case .confirm(let lane): if plan.lanes[lane.int].kind != .exception { continue }
      case .full: continue
      }
      var rank = way.count
      while rank > 0, plan.eyes[way[rank - 1].int].position > plan.eyes[i].position { rank -= 1 }
      way.insert(EyeIndex(i), at: rank)
    }
    return way
  }
}
