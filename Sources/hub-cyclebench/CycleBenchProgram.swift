import Glibc
import HubCore
import HubRealtime
import HubUnits

/// Turns the real cycle as fast as it goes, with traffic, and tells what it cost.
///
///     hub-cyclebench [CYCLES] [--specimen allocates|locks|counts]
///
/// Under the counting malloc of scripts/gates it fails when a turn allocates, locks or counts references. With
/// `--specimen` each turn does what it must not, so that the check is seen to fail.
///
///     hub-cyclebench turns [--parcels N,N…] [--lanes N] [--rounds N] [--turns N] [--json]
///
/// times single turns of the crank with many parcels and lanes, for scripts/bench.
@main
struct CycleBenchProgram {
  /// Turns that are not watched: in the very first ones the Swift runtime makes the type metadata that it keeps.
  ///
  /// **Source**: seen with the stacks of all allocations: all of them in the first turn.
  private static let settling: Int64 = 1_000

  private var cycles: Int64 = 1_000_000
  private var specimen: Guilt.Kind?

  static func main() {
    if CommandLine.arguments.dropFirst().first == "turns" { exit(timeTurns()) }
    var program = CycleBenchProgram()
    guard program.takeArguments() else {
      print("client: usage: hub-cyclebench [CYCLES] [--specimen allocates|locks|counts]")
      print("        \(TurnBenchArguments.usage)")
      exit(2)
    }
    do throws(RealtimeError) {
      exit(try program.run() ? 0 : 1)
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  private mutating func takeArguments() -> Bool {
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--specimen" {
        guard let kind = rest.popFirst().flatMap({ Guilt.Kind(rawValue: $0[...]) }) else { return false }
        specimen = kind
      } else if let count = Int64(argument), count > 0 {
        cycles = count
      } else {
        return false
      }
    }
    return true
  }

  private func run() throws(RealtimeError) -> Bool {
    let start = MonotonicInstant(nanoseconds: 1_000_000_000)
    // Recorded, since a recording may cost the cycle copies and nothing else.
    var ports = CyclePorts(isRecorded: true)
    let traffic = BenchTraffic(&ports, start: start)
    var rig = try CycleRig(plan: BenchLine.plan(), firstSerial: ParcelSerial(1), ports: ports)
    let counter = AllocationCounter()
    var guilt = Guilt(specimen ?? .allocates)
    var times = LatencyHistogram()
    for cycle in 0..<Self.settling + cycles {
      let now = start + .milliseconds(cycle)
      traffic.play(cycle: cycle, now: now)
      let began = MonotonicClock.now()
      if cycle >= Self.settling { counter?.watch() }
      rig.turn(now: now)
      if specimen != nil { guilt.commit() }
      counter?.rest()
      times.record(MonotonicClock.now() - began)
    }
    print(
      "\(cycles) cycles, recorded; \(traffic.fired) fires; ends: \(traffic.sorted) sorted, "
        + "\(traffic.excepted) other")
    tell(times)
    return judge(traffic, counter)
  }

  private func tell(_ times: LatencyHistogram) {
    func microseconds(_ perMille: Int) -> Int64 { times.percentile(perMille: perMille).count / 1_000 }
    print(
      "turn time in us: p50 \(microseconds(500)), p99 \(microseconds(990)), p99.9 \(microseconds(999)), "
        + "longest \(times.longest.count / 1_000)")
  }

  /// Two of three parcels go to a lane; those still on the belt at the end, and a start's unknowns, are few.
  private func judge(_ traffic: BenchTraffic, _ counter: AllocationCounter?) -> Bool {
    let expected = Int((cycles - 20_000) / 600)
    let isRecorded = traffic.recorded == Self.settling + cycles - 1
    if !isRecorded { print("hub bug: the recorder was given \(traffic.recorded) turns") }
    let isTraffic =
      isRecorded && traffic.sorted * 3 >= expected * 2 - 60 && traffic.excepted * 3 >= expected - 60
    if !isTraffic { print("hub bug: the traffic did not flow: of about \(expected) parcels two thirds sort") }
    guard let counter else {
      print("allocations: not counted; run scripts/gates/10-malloc-count.sh")
      return isTraffic
    }
    print(
      "in turns: allocations \(counter.allocations), locks \(counter.locks), references \(counter.references)"
    )
    return isTraffic && counter.allocations == 0 && counter.locks == 0 && counter.references == 0
  }
}
