import Foundation
import GRDB
import HubCore
import HubStore
import HubUnits
import Testing

@Suite("What the store keeps of the terminals")
struct TerminalStoreTests {
  private let folder: StoreFolder
  private let store: Store

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  private func entry(_ answer: String = "done", of serial: ParcelSerial? = nil) -> TerminalEntry {
    TerminalEntry(
      at: instant(500).wall, station: "lanes", scanner: "gun", card: "HUB-PH-0000", label: "LP1",
      action: "this parcel is here",
      answer: answer, serial: serial)
  }

  private func payload(_ event: EventRecord) throws -> [String: String] {
    try JSONDecoder().decode([String: String].self, from: Data(event.payload.utf8))
  }

  @Test("Who, which card, what, when and the answer are one event each, in the order they were scanned")
  func audit() async throws {
    try await store.record(entry("refused: the lane is not this station's"))
    try await store.record(entry(of: ParcelSerial(7)))
    let events = try store.events(after: 0)
    #expect(events.map(\.kind) == ["card", "card"])
    #expect(events.map(\.serial) == [nil, ParcelSerial(7)])
    #expect(events[0].at == instant(500).wall)
    #expect(
      try payload(events[0]) == [
        "who": "terminal lanes (scanner gun)", "station": "lanes", "scanner": "gun", "card": "HUB-PH-0000",
        "code": "LP1", "action": "this parcel is here", "answer": "refused: the lane is not this station's",
      ])
  }

  @Test("A note to a parcel that ended changes nothing of its end, and goes when the parcel goes")
  func notes() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1), inducted(2)]
    batch.ends = [end(1, .lost, lane: nil)]
    _ = try await store.record(batch)
    let before = try #require(try store.parcel(ParcelSerial(1)))
    let note = ParcelNote(
      serial: ParcelSerial(1), at: instant(9_000).wall, who: "terminal lanes (scanner gun)",
      what: "foundByHand",
      text: "found by hand")
    try await store.record(entry(of: ParcelSerial(1)), note: note)
    try await store.record(entry(of: ParcelSerial(1)), note: note)
    #expect(try store.notes(of: ParcelSerial(1)) == [note, note])
    #expect(try store.notes(of: ParcelSerial(2)).isEmpty)
    #expect(try store.parcel(ParcelSerial(1)) == before)
    #expect(try store.endsByReason() == [.lost: 1])
    try await DatabaseQueue(path: folder.path()).write {
      try $0.execute(sql: "DELETE FROM parcel WHERE serial = 1")
    }
    #expect(try store.notes(of: ParcelSerial(1)).isEmpty)
  }

  @Test("A lane has one bag and a bag one lane; whatever else is scanned is refused and written down")
  func bags() async throws {
    #expect(try await store.openBag("BAG1", lane: 5, entry()) == .opened)
    #expect(try await store.openBag("BAG1", lane: 5, entry()) == .opened)
    #expect(try await store.openBag("BAG2", lane: 5, entry()) == .laneHasOne(number: "BAG1"))
    #expect(try await store.openBag("BAG1", lane: 6, entry()) == .hangsAt(lane: 5))
    #expect(try store.openBags().map { "\($0.lane) \($0.number)" } == ["5 BAG1"])
    #expect(try await store.closeBag(lane: 6, entry()) == .noneOpen)
    #expect(try await store.closeBag(lane: 5, entry()) == .closed(number: "BAG1"))
    #expect(try await store.closeBag(lane: 5, entry()) == .noneOpen)
    #expect(try await store.openBag("BAG1", lane: 6, entry()) == .opened)
    let events = try store.events(after: 0)
    #expect(events.filter { $0.kind == "card" }.count == 8)
    #expect(events.filter { $0.kind == "bagOpened" }.count == 2)
    #expect(events.filter { $0.kind == "bagClosed" }.count == 1)
    #expect(try payload(events[3])["answer"]?.hasPrefix("refused: BAG1 is still open") == true)
  }

  @Test("An open bag hangs there still after a restart")
  func bagsOutlive() async throws {
    _ = try await store.openBag("BAG1", lane: 5, entry())
    try store.close()
    #expect(try folder.open().openBags().map(\.number) == ["BAG1"])
  }

  @Test("A port has one scanner and a scanner one port: the last card scanned counts")
  func ports() async throws {
    try await store.bind(scanner: "hand-1", port: "1-1", entry())
    try await store.bind(scanner: "hand-2", port: "1-2", entry())
    #expect(try store.scannerPorts() == ["hand-1": "1-1", "hand-2": "1-2"])
    try await store.bind(scanner: "hand-1", port: "1-2", entry())
    #expect(try store.scannerPorts() == ["hand-1": "1-2"])
  }

  @Test("A file of the format before is brought up to this one, with everything that is in it")
  func olderFormat() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1)]
    batch.ends = [end(1)]
    _ = try await store.record(batch)
    try store.close()
    try await DatabaseQueue(path: folder.path()).write { db in
      try db.execute(
        sql: """
          DROP TRIGGER parcel_note_goes; DROP TABLE parcel_note; DROP TABLE bag; DROP TABLE scanner_port;
          DELETE FROM grdb_migrations WHERE identifier = '2'; PRAGMA user_version = 1
          """)
    }
    let again = try folder.open()
    #expect(try again.endsByReason() == [.sorted: 1])
    #expect(try await again.openBag("BAG1", lane: 5, entry()) == .opened)
  }
}
