import Foundation
import GRDB

/// The journal, the manifest, the customs facts and the audit of commands: one SQLite file of one line.
///
/// What a call has returned from is durable: the file is in WAL mode with `synchronous = FULL`, so each commit
/// is on the disk before it is answered. Readers never wait for the writer.
///
/// **Thread**: safe from any; calls block for as long as the disk takes, so never from core or field threads.
/// **Source**: the tables are described in `docs/journal.md`.
public final class Store: Sendable {
  /// Where the file is.
  public let path: String
  let pool: DatabasePool
  let largestFile: Int64?
  let memory: ManifestMemory
  private let lock: StoreLock

  /// Files up to this size are checked whole when they are opened.
  ///
  /// **Units**: bytes. **Source**: `quick_check` reads about 200 MB/s from a slow SSD; a start may not take
  /// longer for it than a third of a second.
  private static let largestCheckedFile = 64 << 20

  /// Opens the file, or creates it, and keeps every other daemon away from it.
  ///
  /// **Errors**: every case of `StoreError` that says why a file cannot be used; a file that is refused is
  /// left as it was.
  public init(path: String, settings: StoreSettings = StoreSettings()) throws(StoreError) {
    try Store.checkSurroundings(of: path)
    let lock = try StoreLock(journal: path)
    do {
      try Store.checkFile(path)
      let pool = try DatabasePool(path: path, configuration: Store.configuration())
      try pool.writeWithoutTransaction { db in
        // GRDB sets NORMAL with WAL: the last commits would be lost at a power cut.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // The WAL is cut back to this after a checkpoint. Source: 16 times the automatic checkpoint's 1,000 pages.
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        if let largest = settings.largestFile {
          let page = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
          try db.execute(sql: "PRAGMA max_page_count = \(max(1, largest / page))")
        }
      }
      try StoreFormat.migrator.migrate(pool)
      let memory = ManifestMemory(ceiling: settings.largestManifestInMemory)
      // Before anybody can write.
      try pool.unsafeRead { memory.load(from: $0, path: path) }
      self.memory = memory
      self.pool = pool
    } catch {
      throw StoreError(error, path: path)
    }
    self.path = path
    largestFile = settings.largestFile
    self.lock = lock
  }

  /// Ends all reading and writing, with everything in the one file; every later call throws `StoreError.closed`.
  public func close() throws(StoreError) {
    do {
      // GRDB closes its readers last, and a reader may not empty the log into the file.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      try pool.close()
    } catch {
      throw StoreError(error, path: path)
    }
    lock.release()
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "hub-store"
    // A tool that reads or backs up the file may hold the lock for a moment.
    configuration.busyMode = .timeout(2)
    configuration.persistentReadOnlyConnections = true
    return configuration
  }

  private static func checkSurroundings(of path: String) throws(StoreError) {
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard files.fileExists(atPath: folder) else { throw .directoryMissing(path: path) }
    guard files.isWritableFile(atPath: folder) else {
      throw .notWritable(path: path, detail: "its folder is read-only")
    }
    if files.fileExists(atPath: path), !files.isWritableFile(atPath: path) {
      throw .notWritable(path: path, detail: "the file is read-only")
    }
  }

  /// Looks at a file that is there already, without changing a byte of it: GRDB's pool writes as it opens.
  private static func checkFile(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { file.closeFile() }
    guard let head = try file.read(upToCount: 16), !head.isEmpty else { return }
    // SQLite would take a file that is no SQLite file for an encrypted one; say it plainly.
    guard head == Data("SQLite format 3\0".utf8) else {
      throw StoreError.damaged(path: path, detail: "it does not begin like a SQLite file")
    }
    var configuration = Configuration()
    configuration.readonly = true
    let reader = try DatabaseQueue(path: path, configuration: configuration)
    try reader.inDatabase { db in
      try StoreFormat.check(db, path: path)
      try checkPages(of: db, path: path)
    }
    try reader.close()
  }

  private static func checkPages(of db: Database, path: String) throws {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    guard pages * size <= largestCheckedFile else { return }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else {
      throw StoreError.damaged(path: path, detail: verdict.replacing("\n", with: " "))
    }
  }
}
