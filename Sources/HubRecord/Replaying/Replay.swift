public import HubCore
import HubUnits

/// Turns a fresh core through a recording and holds it to what was told.
///
/// **Thread**: one owner; takes as long as the recording has turns.
public enum Replay {
  /// How many traces before the difference are kept. **Source**: a parcel's journey has some fifteen.
  private static let tracesKept = 20

  /// Replays to the end, or to the first turn that tells something else.
  ///
  /// - Parameters:
  ///   - reader: at its beginning.
  ///   - plan: of the line that was recorded.
  public static func run(
    _ reader: inout RecordingReader, plan: CorePlan,
    watching: ((borrowing CycleInput, borrowing CycleOutput) -> Void)? = nil
  ) throws(RecordingError) -> ReplayReport {
    let fit = PlanFit(plan)
    var crank = ReplayCrank(plan, firstSerial: reader.header.firstSerial)
    var digest = TurnDigest(Checksum())
    var report = ReplayReport()
    var before: [CoreTrace] = []
    var input = CycleInput(now: .distantPast)
    while let turn = try reader.next(&input) {
      try fit.check(input)
      crank.turn(&input)
      let told = digest.add(crank.output)
      watching?(input, crank.output)
      if report.began == nil { report.began = input.now }
      report.lasted = input.now - (report.began ?? input.now)
      if told != turn.told || turn.digest.map({ $0 != digest.sum.value }) == true {
        report.difference = difference(turn, told, report, before, crank.output)
        break
      }
      for i in crank.output.traces.indices { before.append(crank.output.traces[i]) }
      if before.count > tracesKept { before.removeFirst(before.count - tracesKept) }
    }
    report.turns = digest.turns
    report.traces = digest.traces
    report.orders = digest.orders
    report.digest = digest.sum.value
    report.ending = reader.ending
    return report
  }

  private static func difference(
    _ turn: RecordedTurn, _ told: TurnTold?, _ report: ReplayReport, _ before: [CoreTrace],
    _ output: borrowing CycleOutput
  ) -> ReplayDifference {
    var difference = ReplayDifference(
      turn: turn.number, after: report.lasted, recorded: turn.told, replayed: told, tracesBefore: before,
      traces: [],
      orders: [], start: report.began ?? .zero)
    for i in output.traces.indices { difference.traces.append(output.traces[i]) }
    for i in output.orders.indices { difference.orders.append(output.orders[i]) }
    return difference
  }
}
