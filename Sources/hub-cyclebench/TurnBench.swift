import HubCore
import HubRealtime
import HubUnits

/// Times single turns of the crank with parcels on the belt of a wide line, in virtual time as fast as it goes.
///
/// Each turn stands between two readings of the clock; nothing is taken off.
@safe
struct TurnBench: ~Copyable {
  private let arguments: TurnBenchArguments
  private let line: WideLine
  private let memory: UnsafeMutableRawBufferPointer
  private let outputMemory: UnsafeMutableRawBufferPointer
  private let start = MonotonicInstant(nanoseconds: 1_000_000_000)
  private var core: SorterCore
  private var input: CycleInput
  private var output: CycleOutput
  private var traffic: WideTraffic
  private var cycle: Int64 = 0

  init(parcels: Int, _ arguments: TurnBenchArguments) {
    self.arguments = arguments
    line = WideLine(parcels: parcels, lanes: arguments.lanes)
    unsafe memory = .allocate(byteCount: SorterCore.memoryBytes, alignment: 64)
    unsafe outputMemory = .allocate(byteCount: CycleOutput.memoryBytes, alignment: 64)
    // Safe: both are freed in deinit, when nobody can turn the core any more.
    core = unsafe SorterCore(plan: line.plan(), firstSerial: ParcelSerial(1), memory: memory)
    output = unsafe CycleOutput(memory: outputMemory)
    input = CycleInput(now: start)
    traffic = WideTraffic(line, start: start)
  }

  deinit {
    unsafe memory.deallocate()
    unsafe outputMemory.deallocate()
  }

  mutating func run(parcels: Int) -> TurnCase {
    while start + .milliseconds(cycle) < start + traffic.steadyAfter { _ = turn(nil) }
    let counter = AllocationCounter()
    var kinds = Kinds(turns: arguments.turns)
    var (all, idle, quiet, busy) = (
      [TurnPercentiles](), [TurnPercentiles](), [TurnPercentiles](), [TurnPercentiles]()
    )
    var looks: [TurnPercentiles] = []
    var (followed, edges, orders, idleTurns, busyTurns) = (0, 0, 0, 0, 0)
    let (sorted, ended) = (traffic.sorted, traffic.ended)
    for _ in 0..<arguments.rounds {
      kinds.removeAll()
      for _ in 0..<arguments.turns {
        let turned = turn(counter)
        followed += traffic.followed
        edges += turned.edges
        orders += turned.orders
        kinds.add(turned)
      }
      all.append(kinds.all.percentiles())
      idle.append(kinds.idle.percentiles())
      quiet.append(kinds.quiet.percentiles())
      busy.append(kinds.busy.percentiles())
      idleTurns += kinds.idle.count
      busyTurns += kinds.busy.count
      looks.append(PlainReference.looks(at: traffic.followed, times: arguments.turns / 20))
    }
    let turns = arguments.rounds * arguments.turns
    let seconds = Double(turns) / 1_000
    return TurnCase(
      parcels: parcels, followed: Double(followed) / Double(turns),
      beltMetres: Int(line.beltLength.micrometres / 1_000_000),
      edgesPerSecond: Double(edges) / seconds, ordersPerSecond: Double(orders) / seconds,
      sortedPercent: 100 * Double(traffic.sorted - sorted) / Double(max(1, traffic.ended - ended)),
      all: TurnFigures(all), idle: TurnFigures(idle), quiet: TurnFigures(quiet), busy: TurnFigures(busy),
      idlePercent: 100 * Double(idleTurns) / Double(turns),
      busyPercent: 100 * Double(busyTurns) / Double(turns), lookAtAll: TurnFigures(looks),
      allocations: counter?.allocations)
  }

  private mutating func turn(_ counter: AllocationCounter?) -> Turned {
    let now = start + .milliseconds(cycle)
    let edges = traffic.fill(&input, cycle: cycle, now: now)
    let began = MonotonicClock.now()
    counter?.watch()
    core.turn(&input, &output)
    counter?.rest()
    let took = MonotonicClock.now() - began
    traffic.take(output, now: now)
    cycle += 1
    let came = edges + input.scans.count + input.messages.count + input.outcomes.count
    return Turned(
      nanoseconds: took.count, edges: edges, orders: output.orders.count,
      isIdle: came + input.images.count == 0,
      isBusy: came > 0)
  }

  /// What one turn was.
  private struct Turned {
    var nanoseconds: Int64
    var edges: Int
    var orders: Int
    var isIdle: Bool
    var isBusy: Bool
  }

  /// One round's times, by what came in.
  private struct Kinds {
    var all: TurnTimes
    var idle: TurnTimes
    var quiet: TurnTimes
    var busy: TurnTimes

    init(turns: Int) {
      all = TurnTimes(capacity: turns)
      idle = TurnTimes(capacity: turns)
      quiet = TurnTimes(capacity: turns)
      busy = TurnTimes(capacity: turns)
    }

    mutating func add(_ turned: Turned) {
      all.add(turned.nanoseconds)
      if turned.isBusy {
        busy.add(turned.nanoseconds)
      } else if turned.isIdle {
        idle.add(turned.nanoseconds)
      } else {
        quiet.add(turned.nanoseconds)
      }
    }

    mutating func removeAll() {
      all.removeAll()
      idle.removeAll()
      quiet.removeAll()
      busy.removeAll()
    }
  }
}
