import Foundation

// Single turns of the crank, timed one by one.
extension CycleBenchProgram {
  /// - Returns: the exit status.
  static func timeTurns() -> Int32 {
    guard let arguments = TurnBenchArguments(CommandLine.arguments.dropFirst(2)) else {
      print("client: usage: \(TurnBenchArguments.usage)")
      return 2
    }
    let clock = PlainReference.clock(rounds: arguments.rounds, times: arguments.turns)
    let copies = PlainReference.inputCopies(rounds: arguments.rounds, times: arguments.turns)
    let cases = arguments.parcels.map { parcels in
      var bench = TurnBench(parcels: parcels, arguments)
      return bench.run(parcels: parcels)
    }
    let report = TurnReport(
      lanes: arguments.lanes, rounds: arguments.rounds, turns: arguments.turns, clock: clock,
      inputCopy: copies, cases: cases)
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      print(arguments.isJSON ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
    } catch {
      print("hub bug: the report cannot be written: \(error)")
      return 1
    }
    for turns in cases where turns.sortedPercent < 99 || turns.allocations ?? 0 > 0 {
      print("hub bug: with \(turns.parcels) parcels the traffic did not flow, or a turn allocated")
      return 1
    }
    return 0
  }
}
