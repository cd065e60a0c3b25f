import HubBarcode
import HubCore
import HubDevices
import HubStore
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Scanners that are told by the cards of their stations")
struct StationCardTests {
  private let stand: TerminalStand

  init() throws { stand = try TerminalStand() }

  @Test("The scanner that reads a station's card is that station's from then on, over restarts")
  func bound() async throws {
    // Plugged in the other way round than the list says: `two` is in the place of `one`.
    stand.seats.plug(3, into: "1-1.2")
    try await stand.scan(.bindScanner("two"), by: "one", at: 1_000)
    #expect(stand.seats.bound == [ScannerIndex(4): "1-1.2"])
    #expect(try stand.store.scannerPorts() == ["two": "1-1.2"])
    #expect(try stand.answers() == ["done: port 1-1.2"])
    #expect(stand.seats.sounds == [.good])
  }

  @Test(
    "A station's card where it cannot be meant is refused, and nobody changes place",
    arguments: [
      ("two", "gun", "scanner gun is told by the line's file"),
      ("hand", "one", "scanner hand is told by the line's file"),
      ("three", "one", "there is no scanner three"), ("two", "one", "this scanner was unplugged meanwhile"),
    ])
  func refused(_ example: (name: String, reader: String, why: String)) async throws {
    stand.seats.plug(1, into: "1-4")
    try await stand.scan(.bindScanner(example.name), by: example.reader, at: 1_000)
    #expect(try stand.answers().map { $0.hasPrefix("refused: \(example.why)") } == [true])
    #expect(stand.seats.bound.isEmpty)
    #expect(try stand.store.scannerPorts().isEmpty)
    #expect(stand.seats.sounds == [.error])
  }
}
