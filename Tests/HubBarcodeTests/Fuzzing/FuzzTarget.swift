import HubBarcode
import HubUnits

/// What is fuzzed: each takes any bytes and traps when a promise is broken.
///
/// `scripts/fuzz` links one of these with libFuzzer; `CorpusTests` runs the kept inputs through all of them.
enum FuzzTarget: String, CaseIterable, Sendable {
  case descriptors, reports, keyboard, cdc, gs1, iso15434

  func run(_ bytes: [UInt8]) {
    var input = FuzzInput(bytes)
    switch self {
    case .descriptors: FuzzTargets.descriptors(&input)
    case .reports: FuzzTargets.reports(&input)
    case .keyboard: FuzzTargets.keyboard(&input)
    case .cdc: FuzzTargets.cdc(&input)
    case .gs1: FuzzTargets.gs1(&input)
    case .iso15434: FuzzTargets.iso15434(&input)
    }
  }
}
