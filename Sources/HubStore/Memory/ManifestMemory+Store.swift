import GRDB
import HubUnits

extension ManifestMemory {
  /// Loads everything from SQLite; from then on memory answers, or says why it cannot.
  func load(from db: Database, path: String) {
    guard ceiling > 0 else { return giveUp(.notWanted) }
    do {
      guard let table = emptyTable(for: try expectedCodes(in: db)) else { return giveUp(.noMemory) }
      var load = ManifestLoad(into: table, ceiling: ceiling)
      begin(with: try load.run(on: db))
    } catch let stop as ManifestLoad.Stop {
      giveUp(stop.loss)
    } catch {
      giveUp(.unreadable(StoreError(error, path: path)))
    }
  }

  /// A guess that costs nothing, so that the table need not grow while it is loaded.
  ///
  /// **Source**: a code has a customs fact at least, mostly one; with row, fact and its index it takes 230 bytes of
  /// the file.
  private func expectedCodes(in db: Database) throws -> Int {
    let facts = try Int.fetchOne(db, sql: "SELECT max(id) FROM customs_fact") ?? 0
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return min(facts, pages * size / 200, ceiling)
  }

  /// Takes over an import that was committed, from where its rows still wait, and the facts that came with it.
  ///
  /// - Parameter lastFact: the last fact before the import.
  func takeImport(_ id: String, factsAfter lastFact: Int64, from db: Database) throws {
    let services = WordTable<ServiceClass>(orElse: .standard)
    let priorities = WordTable<ParcelPriority>(orElse: .normal)
    let states = WordTable<CustomsState>(orElse: .unknown)
    var step: [ManifestChange] = []
    func add(_ change: ManifestChange) {
      step.append(change)
      guard step.count == Self.largestStep else { return }
      take(step)
      step.removeAll(keepingCapacity: true)
    }
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT code, country, postcode, service, priority FROM temp.staging WHERE import_id = ?",
      arguments: [id])
    while let row = try rows.next() {
      let packed = PackedRow(row, services: services, priorities: priorities)
      add(ManifestChange(key: ParcelKey(spelling: row[0]), what: .row(packed)))
    }
    let facts = try Row.fetchCursor(
      db, sql: "SELECT code, state FROM customs_fact WHERE id > ? ORDER BY id", arguments: [lastFact])
    while let fact = try facts.next() {
      add(ManifestChange(key: ParcelKey(spelling: fact[0]), what: .customs(states[fact[1]])))
    }
    take(step)
  }
}
