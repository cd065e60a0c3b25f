import Foundation
import GRDB
import HubCore
import HubStore
import HubUnits
import Testing

@Suite("The journal: each parcel ends exactly once, and what was recorded stays")
struct JournalTests {
  let folder: StoreFolder
  let store: Store

  init() throws {
    folder = try StoreFolder()
    store = try folder.open()
  }

  @Test("Pulled out between two commits: what was recorded before is in the copy, nothing is half there")
  func cutOff() async throws {
    for number in Int64(1)...50 {
      var batch = JournalBatch()
      batch.inducted = [inducted(number)]
      if number % 2 == 0 { batch.ends = [end(number)] }
      _ = try await store.record(batch)
    }
    // What a power cut leaves: the file and its log as they are at this moment, no orderly close.
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path() + suffix, toPath: folder.path("copy.sqlite") + suffix)
    }
    let copy = try folder.open("copy.sqlite")
    #expect(try copy.endsByReason() == [.sorted: 25])
    #expect(try copy.openParcels().map(\.serial.number) == stride(from: 1, through: 49, by: 2).map { $0 })
    #expect(try copy.nextSerial() == ParcelSerial(51))
  }

  @Test("A commit that was cut short in the log is as if it had never begun")
  func tornLog() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1)]
    _ = try await store.record(batch)
    let before = try size(folder.path() + "-wal")
    batch.inducted = (2...40).map { inducted($0) }
    batch.ends = [end(1)]
    _ = try await store.record(batch)
    let after = try size(folder.path() + "-wal")
    try #require(after > before)
    try FileManager.default.copyItem(atPath: folder.path(), toPath: folder.path("copy.sqlite"))
    let log = try Data(contentsOf: URL(fileURLWithPath: folder.path() + "-wal"))
    try log.prefix(after - 100).write(to: URL(fileURLWithPath: folder.path("copy.sqlite-wal")))
    let copy = try folder.open("copy.sqlite")
    #expect(try copy.openParcels().map(\.serial.number) == [1])
  }

  @Test("A thousand parcels end exactly once; a second end is refused as our bug and changes nothing")
  func onceEach() async throws {
    for hundred in Int64(0)..<10 {
      var batch = JournalBatch()
      for number in (hundred * 100 + 1)...(hundred * 100 + 100) {
        batch.inducted.append(inducted(number))
        batch.ends.append(end(number, number % 10 == 0 ? .noRead : .sorted))
      }
      #expect(try await store.record(batch).refused.isEmpty)
    }
    var doubled = JournalBatch()
    doubled.inducted = [inducted(1_001)]
    doubled.ends = [end(500, .lost, lane: nil), end(1_001), end(7_777)]
    let receipt = try await store.record(doubled)
    #expect(
      receipt.refused == [
        RefusedEntry(serial: ParcelSerial(500), cause: .endedBefore(.noRead)),
        RefusedEntry(serial: ParcelSerial(7_777), cause: .unknownParcel),
      ])
    #expect(receipt.refused.allSatisfy { $0.description.hasPrefix("hub bug: ") })
    #expect(try store.endsByReason() == [.sorted: 901, .noRead: 100])
    #expect(try store.parcel(ParcelSerial(500))?.reason == .noRead)
    #expect(try store.lastSequence() == 1_001)
  }

  @Test("A serial that was given out before is refused, and the first parcel keeps it")
  func serialTwice() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1, at: 5)]
    _ = try await store.record(batch)
    batch.inducted = [inducted(1, at: 9), inducted(2)]
    #expect(
      try await store.record(batch).refused == [RefusedEntry(serial: ParcelSerial(1), cause: .serialUsed)])
    #expect(try store.parcel(ParcelSerial(1))?.inductedAt == instant(5).monotonic)
    #expect(try store.nextSerial() == ParcelSerial(3))
  }

  @Test("What was on the belt at a restart ends as flushedRestart, once, with its code kept")
  func restart() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1), inducted(2), inducted(3)]
    batch.codes = [ParcelCode(serial: ParcelSerial(2), code: "3SABCD1234567")]
    batch.ends = [end(1)]
    _ = try await store.record(batch)
    let ended = try store.closeOpenParcels(as: .flushedRestart, at: instant(60_000))
    #expect(ended == [ParcelSerial(2), ParcelSerial(3)])
    #expect(try store.closeOpenParcels(as: .flushedRestart, at: instant(61_000)).isEmpty)
    #expect(try store.endsByReason() == [.sorted: 1, .flushedRestart: 2])
    let parcel = try #require(try store.parcel(ParcelSerial(2)))
    #expect(parcel.code == "3SABCD1234567")
    #expect(parcel.endedAt == instant(60_000).monotonic)
    #expect(parcel.lane == nil)
    #expect(try store.parcels(withCode: "3SABCD1234567") == [parcel])
    #expect(try store.nextSerial() == ParcelSerial(4))
  }

  @Test("The tables are as docs/journal.md says, for those who bring their own SQL")
  func ownSQL() async throws {
    var batch = JournalBatch()
    batch.inducted = [inducted(1), inducted(2)]
    batch.codes = [
      ParcelCode(serial: ParcelSerial(1), code: "A"),
      ParcelCode(serial: ParcelSerial(1), code: "B", isSecond: true),
    ]
    batch.ends = [end(1)]
    _ = try await store.record(batch)
    var readOnly = Configuration()
    readOnly.readonly = true
    let reader = try DatabaseQueue(path: folder.path(), configuration: readOnly)
    let found = try reader.read {
      try Row.fetchOne(
        $0,
        sql: """
          SELECT origin, induction, inducted_at_mono_ns, inducted_at_wall, code, second_code, ended_at_mono_ns,
            ended_at_wall, reason, lane, planned_lane, json_extract(story, '$.scan_to_coil_us') AS latency
          FROM parcel WHERE serial = 1
          """)
    }
    let row = try #require(found)
    let expected: [(any DatabaseValueConvertible)?] = [
      "inducted", "station-1", 0, "2026-11-18T11:06:40.000Z", "A", "B", 10_001_000_000,
      "2026-11-18T11:06:50.001Z", "sorted", 5, 5, 1_234,
    ]
    #expect(Array(row.databaseValues) == expected.map { $0?.databaseValue ?? .null })
    let open = try await reader.read {
      try Int.fetchAll($0, sql: "SELECT serial FROM parcel WHERE reason IS NULL")
    }
    #expect(open == [2])
  }

  @Test("A consumer reads by sequence, acknowledges, and starts again where it was")
  func consumer() async throws {
    var batch = JournalBatch()
    batch.events = (1...5).map {
      JournalEvent(at: instant($0).wall, kind: .laneChanged, payload: #"{"lane":1}"#)
    }
    _ = try await store.record(batch)
    let first = try store.events(after: try store.acknowledged(by: "wms"), limit: 3)
    #expect(first.map(\.sequence) == [1, 2, 3])
    try await store.acknowledge(3, by: "wms")
    try await store.acknowledge(2, by: "wms")
    #expect(try store.events(after: try store.acknowledged(by: "wms")).map(\.sequence) == [4, 5])
    #expect(try store.acknowledged(by: "somebody new") == 0)
    await #expect(throws: StoreError.acknowledgedTooFar(consumer: "wms", sequence: 6, last: 5)) {
      try await store.acknowledge(6, by: "wms")
    }
  }

  @Test(
    "Near its limit the journal lets go of what everybody acknowledged, the oldest first, and of nothing else"
  )
  func room() async throws {
    let small = try folder.open("small.sqlite", settings: StoreSettings(largestFile: 400_000))
    for number in Int64(1)...1_000 {
      var batch = JournalBatch()
      batch.inducted = [inducted(number)]
      batch.ends = [end(number)]
      _ = try await small.record(batch)
      if try small.health().usedBytes > 300_000 { break }
    }
    let last = try small.lastSequence()
    // Nobody consumes: nothing may go.
    #expect(try await small.makeRoom() == 0)
    try await small.acknowledge(last, by: "wms")
    try await small.acknowledge(last / 2, by: "billing")
    #expect(try small.health().unacknowledged == last - last / 2)
    #expect(try await small.makeRoom() == Int(last / 2))
    #expect(try small.events(after: 0).first?.sequence == last / 2 + 1)
    #expect(try small.parcel(ParcelSerial(last / 2)) == nil)
    #expect(try small.parcel(ParcelSerial(last / 2 + 1)) != nil)
    #expect(try small.nextSerial() == ParcelSerial(last + 1))
    #expect(try small.health().usedBytes < 300_000)
  }

  @Test("What operators told lanes and the line is read back in order; other commands are not among it")
  func lineCommands() async throws {
    let told = [
      "lane close 5", "customs set LP1 hold", "lane open 5", "hold", "manifest import m.csv", "reset",
    ]
    for (n, what) in told.enumerated() {
      let command = CommandEntry(id: "l-\(n)", at: instant(Int64(n)).wall, who: "uid 1000", what: what)
      #expect(try await store.admit(command) == .new)
      if n != 5 { try await store.finish(command.id, result: "done") }
    }
    let read = try store.lineCommands()
    #expect(read.map(\.what) == ["lane close 5", "lane open 5", "hold", "reset"])
    #expect(read.map(\.result) == ["done", "done", "done", nil])
  }

  @Test("A command is carried out once, however often it is sent")
  func commands() async throws {
    let close = CommandEntry(id: "c-1", at: instant(0).wall, who: "uid 1000", what: "lane 5 disable")
    #expect(try await store.admit(close) == .new)
    // Cut off before its result: nobody knows whether it was done, so it is done again.
    #expect(try await store.admit(close) == .new)
    try await store.finish("c-1", result: "applied")
    try await store.finish("c-1", result: "refused")
    var done = close
    done.result = "applied"
    #expect(try await store.admit(close) == .repeated(done))
    var other = close
    other.what = "lane 6 disable"
    #expect(try await store.admit(other) == .conflicting(done))
    #expect(try store.events(after: 0).map(\.kind) == ["command"])
  }

  private func size(_ path: String) throws -> Int {
    try Data(contentsOf: URL(fileURLWithPath: path)).count
  }
}
