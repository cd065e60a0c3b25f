import Foundation
import Glibc
import HubStore
import HubUnits

/// Measures the manifest in memory: loading, size, and lookups beside a Swift dictionary and SQLite.
///
///     hub-manifestbench [--codes N] [--rounds N] [--lookups N] [--store FOLDER] [--json]
@main
struct ManifestBenchProgram {
  private let arguments: BenchArguments
  private let bench: BenchStore

  static func main() async {
    do {
      let arguments = try BenchArguments(CommandLine.arguments.dropFirst())
      let program = try ManifestBenchProgram(arguments: arguments, bench: BenchStore(arguments))
      let report = try await program.run()
      try program.bench.remove()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      print(arguments.isJSON ? String(decoding: try encoder.encode(report), as: UTF8.self) : report.text)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(error is BenchError ? 2 : 1)
    }
  }

  private func run() async throws -> BenchReport {
    try await bench.fill { line in FileHandle.standardError.write(Data((line + "\n").utf8)) }
    try bench.forgetPages()
    let cold = try load().seconds
    let loads = try (0..<arguments.rounds).map { _ in try load() }
    let store = try bench.open()
    let status = store.manifestMemory
    guard status.isAnswering else { throw BenchError("\(status.loss.map { "\($0)" } ?? "no reason")") }
    let clock = try rounds { LookupTimes.measure($0, fetch: fetch) { _ in true } }
    let memory = try rounds { try LookupTimes.measure($0, fetch: fetch) { try store.lookup($0).isFound } }
    let line = try RandomAccess(bytes: status.bytes)
    let access = randomRounds { LookupTimes.measure($0, fetch: { Int($0 & 1) }) { line.read($0) } }
    try store.close()
    let (dictionary, dictionaryBytes) = try dictionaryRounds()
    let file = try bench.open(inMemory: false)
    let sqlite = try rounds { try LookupTimes.measure($0, fetch: fetch) { try file.lookup($0).isFound } }
    try file.close()
    return BenchReport(
      codes: arguments.codes, rounds: arguments.rounds, lookups: arguments.lookups,
      codesInMemory: status.codes, bytesPerCode: Double(status.bytes) / Double(arguments.codes),
      loadSeconds: Figure(loads.map(\.seconds)), loadProcessorSeconds: Figure(loads.map(\.processorSeconds)),
      coldLoadSeconds: cold, clock: LookupFigures(clock),
      access: LookupFigures(access), memory: LookupFigures(memory), dictionary: LookupFigures(dictionary),
      sqlite: LookupFigures(sqlite),
      dictionaryBytesPerCode: dictionaryBytes)
  }

  /// A whole start of the store, as the daemon does it. **Units**: seconds.
  private func load() throws -> (seconds: Double, processorSeconds: Double) {
    let clock = ContinuousClock()
    let (began, work) = (clock.now, processorSeconds())
    let store = try bench.open()
    let took = (clock.now - began, processorSeconds() - work)
    try store.close()
    return (took.0 / .seconds(1), took.1)
  }

  private func processorSeconds() -> Double {
    var time = timespec()
    // Safe: the kernel writes one timespec; a process always has this clock.
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func randomRounds(_ body: ([UInt64]) -> LookupTimes) -> [LookupTimes] {
    (0..<arguments.rounds).map { round in
      var random = BenchRandom(seed: UInt64(round))
      return body((0..<arguments.lookups).map { _ in UInt64(random.next(below: 1 << 40)) })
    }
  }

  /// What one would write without thinking. Its keys are made before the clock runs; the table is given barcodes.
  private func dictionaryRounds() throws -> (rounds: [LookupTimes], bytes: Double) {
    let before = try ResidentMemory.bytes()
    var facts: [String: ManifestAnswer] = [:]
    facts.reserveCapacity(arguments.codes)
    let answer = ManifestAnswer.notFound(customs: .cleared)
    for index in 0..<arguments.codes { facts[BenchCodes.code(index)] = answer }
    let bytes = Double(try ResidentMemory.bytes() - before) / Double(arguments.codes)
    let known = facts
    let times = try rounds { barcodes in
      LookupTimes.measure(barcodes.map(\.text), fetch: { $0.utf8.reduce(0) { $0 &+ Int($1) } }) {
        known[$0] != nil
      }
    }
    return (times, bytes)
  }

  private func fetch(_ code: Barcode) -> Int {
    (0..<code.count).reduce(0) { $0 &+ Int(code[$1]) }
  }

  /// Other random codes in each round, one in ten unknown; all rounds of all ways ask for the same ones.
  private func rounds(_ body: ([Barcode]) throws -> LookupTimes) throws -> [LookupTimes] {
    try (0..<arguments.rounds).map { round in
      var random = BenchRandom(seed: UInt64(round))
      let barcodes = try (0..<arguments.lookups).map { _ in
        let index = random.next(below: arguments.codes)
        let isKnown = random.next(below: 10) > 0
        let code = BenchCodes.code(isKnown ? index : index + arguments.codes)
        guard let barcode = Barcode(code) else { throw BenchError("hub bug: \(code) is no bar code") }
        return barcode
      }
      return try body(barcodes)
    }
  }
}
