import Foundation
import HubMocks
import HubUnits
import Synchronization
import Testing

/// A fault server with small tables: 8 coils, 8 inputs, 4 holding registers, 2 input registers.
final class FaultBench {
  /// What the server told.
  final class Notes: Sendable {
    private let notes = Mutex<[PLCFaultNote]>([])
    func add(_ note: PLCFaultNote) { notes.withLock { $0.append(note) } }
    var all: [PLCFaultNote] { notes.withLock { $0 } }
  }

  let plc: FaultyPLC
  let notes = Notes()
  /// The link to the serial line.
  let tty: String

  init(
    _ faults: String..., seed: UInt64 = 1, rtu: Bool = false,
    change: (inout FaultyPLCLayout) -> Void = { _ in }
  ) throws {
    tty = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-plc-\(UUID())").path
    var layout = FaultyPLCLayout(rtu ? .rtu(link: tty) : .tcp(address: "127.0.0.1", port: 0))
    (layout.coils, layout.discreteInputs, layout.holdingRegisters, layout.inputRegisters) = (8, 8, 4, 2)
    change(&layout)
    var read: [PLCFault] = []
    for fault in faults { read += try PLCFault.reading(fault, on: layout.wire) }
    plc = try FaultyPLC(layout, faults: read, seed: seed) { [notes] in notes.add($0) }
  }

  deinit { plc.stop() }

  func client() throws -> WireClient { try WireClient(port: plc.port) }
  func master() throws -> WireClient { try WireClient(tty: tty) }

  /// How often a fault struck.
  func count(_ kind: PLCFaultKind) -> Int { plc.counts.faults[kind] ?? 0 }

  /// Tries until it is so; the test ends by itself when it never is.
  static func await(_ isSo: () throws -> Bool) rethrows {
    let deadline = MonotonicClock.now() + .seconds(10)
    while try !isSo() {
      guard MonotonicClock.now() < deadline else {
        Issue.record("waited 10 s in vain")
        return
      }
      MonotonicClock.sleep(until: MonotonicClock.now() + .milliseconds(1))
    }
  }
}
