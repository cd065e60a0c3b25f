import HubUnits

/// What a soak found. Keys are a contract with the tests and `scripts/bench`.
struct SoakReport: Encodable {
  let wire: String
  let seed: UInt64
  let exchanges: Int
  /// Exchanges in which the device did something wrong.
  let faulty: Int
  let accepted: Int
  let exceptions: Int
  /// Exchanges without an answer that the link would take.
  let failed: Int
  let strays: UInt64
  let connects: Int
  /// Answers that the link took and that were not right. The bar is none.
  let wrong: Int
  let firstWrong: String?
  let faults: [String: Int]
  let seconds: Double

  init(
    _ arguments: BenchArguments, _ results: [SoakAsker.Result], _ counts: [SoakFault: Int],
    took: Nanoseconds
  ) {
    wire = arguments.wire.rawValue
    seed = arguments.seed
    exchanges = results.map(\.exchanges).reduce(0, +)
    faulty = counts.filter { $0.key != .none }.values.reduce(0, +)
    accepted = results.map(\.accepted).reduce(0, +)
    exceptions = results.map(\.exceptions).reduce(0, +)
    failed = results.map(\.failed).reduce(0, +)
    strays = results.map(\.strays).reduce(0, +)
    connects = results.map(\.connects).reduce(0, +)
    wrong = results.map(\.wrong).reduce(0, +)
    firstWrong = results.compactMap(\.firstWrong).first
    faults = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    seconds = Double(took.wholeMilliseconds) / 1_000
  }

  var text: String {
    """
    \(wire), seed \(seed): \(faulty) faulty exchanges of \(exchanges) in \(seconds) s
    accepted \(accepted), exceptions \(exceptions), failed \(failed), thrown away \(strays), connections \(connects)
    faults \(faults.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    wrong values accepted: \(wrong)\(firstWrong.map { ", first at \($0)" } ?? "")
    """
  }
}
