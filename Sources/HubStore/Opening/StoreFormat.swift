import GRDB

/// The journal's format: its tables, its version and the mark that says the file is ours.
///
/// The tables are a contract: `docs/journal.md` describes them for those who read the file with their own SQL.
enum StoreFormat {
  /// Raised with each migration.
  static let version = 2

  /// Written into the SQLite header as `application_id`. **Source**: the bytes of "hubd".
  static let mark = 0x6875_6264

  /// Refuses what is not ours or not yet known, before a single byte is changed.
  ///
  /// **Errors**: `StoreError.newerFormat`, `StoreError.foreignFile`.
  static func check(_ db: Database, path: String) throws {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if tables == 0 { return }
    guard mark == StoreFormat.mark else { throw StoreError.foreignFile(path: path) }
    guard found <= version else {
      throw StoreError.newerFormat(path: path, found: found, known: version)
    }
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: firstTables)
      try db.execute(sql: "PRAGMA application_id = \(mark); PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: terminalTables)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  /// What people do at the lanes. **Source**: decision record 0016.
  private static let terminalTables = """
    CREATE TABLE parcel_note(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      serial INTEGER NOT NULL,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX parcel_note_serial ON parcel_note(serial);
    CREATE TRIGGER parcel_note_goes AFTER DELETE ON parcel BEGIN
      DELETE FROM parcel_note WHERE serial = old.serial;
    END;
    CREATE TABLE bag(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      lane INTEGER NOT NULL,
      number TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      opened_by TEXT NOT NULL,
      closed_at TEXT,
      closed_by TEXT
    );
    CREATE UNIQUE INDEX bag_open_lane ON bag(lane) WHERE closed_at IS NULL;
    CREATE UNIQUE INDEX bag_open_number ON bag(number) WHERE closed_at IS NULL;
    CREATE TABLE scanner_port(
      scanner TEXT PRIMARY KEY,
      port TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      who TEXT NOT NULL
    ) WITHOUT ROWID;
    """

  private static let firstTables = """
    CREATE TABLE parcel(
      serial INTEGER PRIMARY KEY,
      origin TEXT NOT NULL CHECK (origin IN ('inducted', 'unexpected', 'flushed')),
      inducted_at_mono_ns INTEGER NOT NULL,
      inducted_at_wall TEXT NOT NULL,
      induction TEXT,
      code TEXT,
      second_code TEXT,
      ended_at_mono_ns INTEGER,
      ended_at_wall TEXT,
      reason TEXT,
      lane INTEGER,
      planned_lane INTEGER,
      story TEXT
    );
    CREATE INDEX parcel_code ON parcel(code) WHERE code IS NOT NULL;
    CREATE INDEX parcel_open ON parcel(serial) WHERE reason IS NULL;

    CREATE TABLE event(
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      at_wall TEXT NOT NULL,
      kind TEXT NOT NULL,
      serial INTEGER,
      payload TEXT NOT NULL
    );
    CREATE INDEX event_ended ON event(serial) WHERE kind = 'ended';
    CREATE TABLE consumer(
      name TEXT PRIMARY KEY,
      acknowledged INTEGER NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE manifest(
      code TEXT PRIMARY KEY,
      country TEXT NOT NULL,
      postcode TEXT NOT NULL,
      service TEXT NOT NULL,
      priority TEXT NOT NULL,
      weight_g INTEGER,
      imported_at TEXT NOT NULL,
      import_id TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE customs_fact(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      code TEXT NOT NULL,
      state TEXT NOT NULL,
      source TEXT NOT NULL,
      at TEXT NOT NULL
    );
    CREATE INDEX customs_fact_code ON customs_fact(code, id, state);
    CREATE VIEW customs_current AS
      SELECT code, state, source, at, id FROM customs_fact AS f
      WHERE id = (SELECT max(id) FROM customs_fact WHERE code = f.code);

    CREATE TABLE command(
      id TEXT PRIMARY KEY,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL,
      result TEXT
    ) WITHOUT ROWID;
    """
}
