import Foundation
import GRDB

extension Store {
  /// How the file and its disk are.
  public func health() throws(StoreError) -> StoreHealth {
    let (used, last, unacknowledged) = try read { db in
      (
        try Store.usedBytes(db), try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0,
        try Int64.fetchOne(
          db,
          sql: """
            SELECT (SELECT max(sequence) FROM event) - min(acknowledged) FROM consumer
            """) ?? 0
      )
    }
    do {
      let files = FileManager.default
      var size: Int64 = 0
      for suffix in ["", "-wal"] where files.fileExists(atPath: path + suffix) {
        size += (try files.attributesOfItem(atPath: path + suffix)[.size] as? NSNumber)?.int64Value ?? 0
      }
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let free = try files.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
      return StoreHealth(
        path: path, sizeBytes: size, usedBytes: used, freeBytes: free?.int64Value ?? 0,
        limitBytes: largestFile, lastSequence: last, unacknowledged: unacknowledged)
    } catch {
      throw .failed(path: path, code: -1, detail: "\(error)")
    }
  }

  /// Takes out the oldest that every consumer has acknowledged, once the file nears its limit; without a limit,
  /// or without a consumer, nothing is ever taken out.
  ///
  /// A parcel goes with the event of its end. What is not acknowledged stays, even if the file becomes full.
  ///
  /// - Returns: how many events were taken out.
  /// **Shape**: at most 1,000 events a call, so that ends never wait long for the writer.
  public func makeRoom() async throws(StoreError) -> Int {
    guard let largestFile else { return 0 }
    return try await writeInBackground { db in
      // Down to seven tenths, so that it is not called for again at once.
      guard try Store.usedBytes(db) > largestFile / 10 * 7,
        let acknowledged = try Int64.fetchOne(db, sql: "SELECT min(acknowledged) FROM consumer"),
        let through = try Int64.fetchOne(
          db,
          sql: """
            SELECT max(sequence) FROM
              (SELECT sequence FROM event WHERE sequence <= ? ORDER BY sequence LIMIT 1000)
            """, arguments: [acknowledged])
      else { return 0 }
      // The newest parcel stays: serials are counted on from it.
      try db.execute(
        sql: """
          DELETE FROM parcel WHERE reason IS NOT NULL AND serial < (SELECT max(serial) FROM parcel)
            AND serial IN (SELECT serial FROM event WHERE kind = 'ended' AND sequence <= ?)
          """, arguments: [through])
      try db.execute(sql: "DELETE FROM event WHERE sequence <= ?", arguments: [through])
      return db.changesCount
    }
  }

  private static func usedBytes(_ db: Database) throws -> Int64 {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let free = try Int64.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return (pages - free) * size
  }
}
