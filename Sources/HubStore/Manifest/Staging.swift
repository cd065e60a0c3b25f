import GRDB
import HubUnits

/// The waiting room of imports: a temporary table of the writer's connection, gone with the process.
enum Staging {
  private static let table = """
    CREATE TEMP TABLE IF NOT EXISTS staging(
      import_id TEXT, code TEXT, line INTEGER, country TEXT, postcode TEXT, service TEXT, priority TEXT,
      weight_g INTEGER, customs TEXT, PRIMARY KEY (import_id, code)
    ) WITHOUT ROWID
    """

  /// Puts rows aside; a code that is in the same import already is refused with the line of the first.
  static func add(_ rows: [CheckedRow], of id: String, to db: Database) throws -> [RefusedRow] {
    try db.execute(sql: table)
    let insert = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO temp.staging VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let first = try db.cachedStatement(
      sql: "SELECT line FROM temp.staging WHERE import_id = ? AND code = ?")
    var refused: [RefusedRow] = []
    for row in rows {
      try insert.execute(arguments: [
        id, row.key.text, row.line, row.country.description, row.postcode.description, row.service.word,
        row.priority.word, row.weightGrams, row.customs?.word,
      ])
      if db.changesCount == 0 {
        let line = try Int.fetchOne(first, arguments: [id, row.key.text]) ?? 0
        refused.append(RefusedRow(line: row.line, reason: "code is in this file before, on line \(line)"))
      }
    }
    return refused
  }

  static func clear(_ id: String, in db: Database) throws {
    try db.execute(sql: table)
    try db.execute(sql: "DELETE FROM temp.staging WHERE import_id = ?", arguments: [id])
  }

  /// Moves one import into the manifest, inside a transaction that somebody else holds; its rows stay here too,
  /// for the manifest in memory, until they are cleared.
  static func commit(
    id: String, source: String, refused: Int, at now: WallTime, in db: Database
  ) throws -> ImportReport {
    try db.execute(sql: table)
    let replaced =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM temp.staging AS s JOIN manifest AS m ON m.code = s.code WHERE s.import_id = ?
          """, arguments: [id]) ?? 0
    let spoken =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM temp.staging WHERE import_id = ? AND customs IS NOT NULL",
        arguments: [id]) ?? 0
    try db.execute(sql: customsFacts, arguments: ["manifest \(source)", now.text, id])
    let facts = db.changesCount
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO manifest(
          code, country, postcode, service, priority, weight_g, imported_at, import_id)
        SELECT code, country, postcode, service, priority, weight_g, ?, import_id
        FROM temp.staging WHERE import_id = ? ORDER BY code
        """, arguments: [now.text, id])
    let report = ImportReport(
      id: id, added: db.changesCount - replaced, replaced: replaced, refused: refused, customsFacts: facts,
      customsKept: spoken - facts)
    let payload = try JournalPayload.text([
      "import_id": .text(id), "source": .text(source), "added": .number(report.added),
      "replaced": .number(report.replaced), "refused": .number(refused), "customs_facts": .number(facts),
    ])
    try JournalWriting.append(JournalEvent(at: now, kind: .manifestImported, payload: payload), to: db)
    return report
  }

  /// A manifest's customs column speaks when nobody but a manifest has spoken yet, or when it is stricter:
  /// an old file that is imported again must not lift a hold.
  private static let customsFacts = """
    INSERT INTO customs_fact(code, state, source, at)
    SELECT s.code, s.customs, ?, ? FROM temp.staging AS s
    LEFT JOIN customs_fact AS f
      ON f.id = (SELECT id FROM customs_fact WHERE code = s.code ORDER BY id DESC LIMIT 1)
    WHERE s.import_id = ? AND s.customs IS NOT NULL AND s.customs IS NOT f.state
      AND (f.id IS NULL OR f.source LIKE 'manifest %' OR s.customs IN ('hold', 'inspect'))
    """
}
