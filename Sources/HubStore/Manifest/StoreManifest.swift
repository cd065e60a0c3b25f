public import Foundation
import GRDB
public import HubUnits

extension Store {
  /// Begins an import.
  public func beginImport(source: String, id: UUID = UUID()) -> ManifestImport {
    ManifestImport(store: self, id: id.uuidString.lowercased(), source: source)
  }

  /// How many codes the manifest knows.
  public func manifestCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM manifest") ?? 0 }
  }

  /// How the manifest in memory is.
  public var manifestMemory: ManifestMemoryStatus { memory.status }

  /// What the manifest and customs say of a scanned label: from memory; one or two point queries when it cannot.
  ///
  /// Of two spellings the exact one wins in the manifest; a customs fact counts for either, the latest wins.
  public func lookup(_ code: Barcode) throws(StoreError) -> ManifestAnswer {
    if code.isEmpty { return .notFound(customs: .unknown) }
    if let answer = memory.lookup(code) { return answer }
    guard let key = ParcelKey(code) else { return .notFound(customs: .unknown) }
    return try lookupInFile(key)
  }

  /// What the manifest and customs say of a code.
  public func lookup(_ key: ParcelKey) throws(StoreError) -> ManifestAnswer {
    if let answer = memory.lookup(key) { return answer }
    return try lookupInFile(key)
  }

  /// The same by point queries, past the memory.
  func lookupInFile(_ key: ParcelKey) throws(StoreError) -> ManifestAnswer {
    try read { db in
      let customs = try Store.customs(of: key, in: db)
      let statement = try db.cachedStatement(
        sql: "SELECT country, postcode, service, priority FROM manifest WHERE code = ?")
      for spelling in key.spellings {
        if let row = try Row.fetchOne(statement, arguments: [spelling]) {
          return ManifestAnswer(
            isFound: true, country: CountryCode(row[0] as String),
            postcode: Postcode(row[1] as String) ?? Postcode(),
            // Only checked words are written; an unknown one would be a newer format, refused at opening.
            service: ServiceClass(word: row[2]) ?? .standard,
            priority: ParcelPriority(word: row[3]) ?? .normal, customs: customs)
        }
      }
      return .notFound(customs: customs)
    }
  }

  /// The manifest's row for a code, with all it says; nil when the code is not known.
  public func manifestRecord(of key: ParcelKey) throws(StoreError) -> ManifestRecord? {
    try read { db in
      for spelling in key.spellings {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM manifest WHERE code = ?", arguments: [spelling])
        guard let row else { continue }
        return ManifestRecord(
          code: spelling, country: row["country"], postcode: row["postcode"],
          service: ServiceClass(word: row["service"]) ?? .standard,
          priority: ParcelPriority(word: row["priority"]) ?? .normal, weightGrams: row["weight_g"],
          importedAt: WallTime(text: row["imported_at"]) ?? WallTime(milliseconds: 0),
          importID: row["import_id"], customs: try Store.customs(of: key, in: db))
      }
      return nil
    }
  }

  /// Empties one import's rows out of the staging table, whenever the writer comes to it.
  func clearStaging(of id: String) {
    pool.asyncWriteWithoutTransaction { db in
      do {
        try Staging.clear(id, in: db)
      } catch {
        // Rows left here can be seen by nobody and go with the process; the next write tells of a broken disk.
        return
      }
    }
  }

  static func customs(of key: ParcelKey, in db: Database) throws -> CustomsState {
    let statement = try db.cachedStatement(
      sql: "SELECT id, state FROM customs_fact WHERE code = ? ORDER BY id DESC LIMIT 1")
    var latest: Int64 = 0
    var state = CustomsState.unknown
    for spelling in key.spellings {
      if let row = try Row.fetchOne(statement, arguments: [spelling]), row[0] > latest {
        latest = row[0]
        // A word that we do not know keeps the parcel inside.
        state = CustomsState(word: row[1]) ?? .unknown
      }
    }
    return state
  }
}
