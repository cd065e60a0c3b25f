import Foundation
import GRDB
import HubCore
import HubUnits
import Testing

@testable import HubStore

@Suite("The manifest in memory says what SQLite says, or nothing")
struct MemoryTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  @Test(
    "Whatever is imported, replaced, held and cleared, over restarts and power cuts: both give the same answers",
    arguments: UInt64(1)...12)
  func same(seed: UInt64) async throws {
    var life = ManifestLife(folder: folder, seed: seed)
    var store = try folder.open()
    for _ in 0..<60 {
      store = try await life.step(store)
      for code in ManifestLife.codes {
        let label = try barcode(code)
        let key = try #require(ParcelKey(label))
        let answer = try store.lookup(label)
        #expect(answer == (try store.lookupInFile(key)), "\(code), seed \(seed), \(life.story)")
        #expect(try store.lookup(key) == answer)
      }
      // Otherwise SQLite was compared with itself.
      #expect(store.manifestMemory.isAnswering)
    }
    #expect(life.kinds.count == ManifestLife.Step.allCases.count)
  }

  @Test("An import is seen all at once, while lookups go on")
  func atOnce() async throws {
    let store = try folder.open()
    let rows = (0..<20_000).map { ManifestRow(line: $0, code: "P\($0)", country: "BE", customs: "cleared") }
    let (first, last) = (try barcode("P0"), try barcode("P19999"))
    let manifest = store.beginImport(source: "monday.csv")
    _ = try await manifest.add(rows)
    async let report = manifest.commit()
    var isSeen = false
    while !isSeen {
      isSeen = try store.lookup(last).isFound
      let answers = [try store.lookup(first), try store.lookup(try barcode("P777"))]
      if isSeen { #expect(answers.allSatisfy { $0.isFound && $0.customs == .cleared }) }
      await Task.yield()
    }
    #expect(try await report.added == rows.count)
    #expect(store.manifestMemory.isAnswering)
    #expect(store.manifestMemory.codes == rows.count)
  }

  @Test("Many words of customs at once are all taken over")
  func manyFacts() async throws {
    let store = try folder.open()
    let facts = try (0..<2_000).map {
      CustomsFact(key: try key("Q\($0)"), state: $0 % 2 == 0 ? .hold : .cleared, source: "customs", at: .now)
    }
    try await store.record(facts)
    #expect(store.manifestMemory.isAnswering)
    for fact in facts { #expect(try store.lookup(fact.key) == .notFound(customs: fact.state)) }
  }

  @Test("What the disk refused is not in memory either")
  func refused() async throws {
    let store = try folder.open(settings: StoreSettings(largestFile: 200_000))
    try await store.record([CustomsFact(key: try key("R1"), state: .hold, source: "customs", at: .now)])
    let manifest = store.beginImport(source: "huge.csv")
    let rows = (0..<5_000).map { ManifestRow(line: $0, code: "R\($0)", country: "BE", customs: "cleared") }
    _ = try await manifest.add(rows)
    await #expect(throws: StoreError.full(path: folder.path())) { try await manifest.commit() }
    let release = CustomsFact(
      key: try key("R1"), state: .cleared, source: String(repeating: "x", count: 300_000), at: .now)
    await #expect(throws: StoreError.full(path: folder.path())) { try await store.record([release]) }
    #expect(store.manifestMemory.isAnswering)
    #expect(try store.lookup(try barcode("R1")) == .notFound(customs: .hold))
    #expect(try store.lookup(try barcode("R2")) == .notFound(customs: .unknown))
  }

  @Test("What fails at the very commit never was in memory")
  func failedCommit() async throws {
    let store = try folder.open()
    try await store.record([CustomsFact(key: try key("U1"), state: .hold, source: "customs", at: .now)])
    // From here on each fact breaks a rule that SQLite looks at in the commit, after all statements went well.
    try store.write { db in
      try db.execute(
        sql: """
          CREATE TABLE broken(serial INTEGER REFERENCES parcel(serial) DEFERRABLE INITIALLY DEFERRED);
          CREATE TRIGGER breaking AFTER INSERT ON customs_fact BEGIN INSERT INTO broken VALUES (-1); END
          """)
    }
    await #expect(throws: StoreError.self) {
      try await store.record([CustomsFact(key: try key("U1"), state: .cleared, source: "customs", at: .now)])
    }
    let manifest = store.beginImport(source: "monday.csv")
    _ = try await manifest.add([ManifestRow(line: 1, code: "U2", country: "BE", customs: "cleared")])
    await #expect(throws: StoreError.self) { try await manifest.commit() }
    #expect(store.manifestMemory.isAnswering)
    #expect(try store.lookup(try barcode("U1")) == .notFound(customs: .hold))
    #expect(try store.lookup(try barcode("U2")) == .notFound(customs: .unknown))
  }

  @Test("With more codes than the ceiling SQLite answers, before and after a restart, and it is said why")
  func ceiling() async throws {
    let settings = StoreSettings(largestManifestInMemory: 10)
    var store = try folder.open(settings: settings)
    let manifest = store.beginImport(source: "monday.csv")
    _ = try await manifest.add((0..<20).map { ManifestRow(line: $0, code: "S\($0)", country: "BE") })
    _ = try await manifest.commit()
    for _ in 0..<2 {
      #expect(store.manifestMemory.loss == .ceiling(10))
      #expect(!store.manifestMemory.isAnswering)
      #expect(try store.lookup(try barcode("S19")).country == CountryCode("BE"))
      try await store.record([CustomsFact(key: try key("S19"), state: .hold, source: "customs", at: .now)])
      #expect(try store.lookup(try barcode("S19")).customs == .hold)
      try store.close()
      store = try folder.open(settings: settings)
    }
  }

  @Test("Loading changes nothing, so that being killed in the middle leaves nothing behind")
  func readOnly() async throws {
    var store = try folder.open()
    let manifest = store.beginImport(source: "monday.csv")
    _ = try await manifest.add((0..<500).map { ManifestRow(line: $0, code: "T\($0)", country: "BE") })
    _ = try await manifest.commit()
    let before = try files()
    let memory = ManifestMemory(ceiling: 1_000)
    try store.read { memory.load(from: $0, path: folder.path()) }
    #expect(memory.status.isAnswering && memory.status.codes == 500)
    #expect(try files() == before)
    try store.close()
    store = try folder.open()
    #expect(store.manifestMemory.codes == 500)
  }

  @Test("What breaks off while it is loaded is not half there: memory answers nothing and says why")
  func brokenLoad() throws {
    let database = try DatabaseQueue()
    let memory = ManifestMemory(ceiling: 10_000)
    try database.write { db in
      try db.execute(
        sql: """
          CREATE TABLE customs_fact(id INTEGER PRIMARY KEY, code TEXT NOT NULL, state TEXT NOT NULL);
          CREATE INDEX customs_fact_code ON customs_fact(code, id, state);
          CREATE TABLE held(code TEXT PRIMARY KEY);
          WITH RECURSIVE number(n) AS (SELECT 10000 UNION ALL SELECT n + 1 FROM number WHERE n < 15000)
            INSERT INTO held SELECT 'T' || n FROM number;
          -- One row near the end cannot be read: its number has no absolute value.
          CREATE VIEW manifest AS SELECT code, 'BE' AS country, '4000' AS postcode, '' AS priority,
            CASE code WHEN 'T14000' THEN abs(-9223372036854775807 - 1) ELSE 'standard' END AS service FROM held;
          """)
      memory.load(from: db, path: "/journal.sqlite")
    }
    #expect(!memory.status.isAnswering && memory.status.codes == 0)
    #expect(memory.lookup(try #require(Barcode("T10001"))) == nil)
    guard case .unreadable? = memory.status.loss else {
      Issue.record("\(String(describing: memory.status.loss))")
      return
    }
  }

  private func files() throws -> [Data] {
    try ["", "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: folder.path() + $0)) }
  }
}
