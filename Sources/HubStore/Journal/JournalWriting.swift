import GRDB
import HubCore
import HubUnits

/// The statements that put a batch into the journal, inside a transaction that somebody else holds.
enum JournalWriting {
  static func write(_ batch: JournalBatch, to db: Database) throws -> JournalReceipt {
    var refused: [RefusedEntry] = []
    var sequences: [ParcelSerial: Int64] = [:]
    for parcel in batch.inducted where try !insert(parcel, into: db) {
      refused.append(RefusedEntry(serial: parcel.serial, cause: .serialUsed))
    }
    for code in batch.codes where try !join(code, in: db) {
      refused.append(RefusedEntry(serial: code.serial, cause: .unknownParcel))
    }
    for end in batch.ends {
      if let refusal = try self.end(end, in: db) {
        refused.append(refusal)
      } else {
        sequences[end.serial] = db.lastInsertedRowID
      }
    }
    for event in batch.events { try append(event, to: db) }
    let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
    return JournalReceipt(lastSequence: last, refused: refused, sequences: sequences)
  }

  static func append(_ event: JournalEvent, to db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO event(at_wall, kind, serial, payload) VALUES (?, ?, ?, ?)")
      .execute(arguments: [event.at.text, event.kind.rawValue, event.serial?.number, event.payload])
  }

  private static func insert(_ parcel: InductedParcel, into db: Database) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO parcel(serial, origin, inducted_at_mono_ns, inducted_at_wall, induction)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      parcel.serial.number, parcel.origin.word, parcel.at.monotonic.nanoseconds, parcel.at.wall.text,
      parcel.induction,
    ])
    return db.changesCount == 1
  }

  private static func join(_ code: ParcelCode, in db: Database) throws -> Bool {
    let column = code.isSecond ? "second_code" : "code"
    try db.cachedStatement(sql: "UPDATE parcel SET \(column) = ? WHERE serial = ?")
      .execute(arguments: [code.code, code.serial.number])
    return db.changesCount == 1
  }

  private static func end(_ end: ParcelEnd, in db: Database) throws -> RefusedEntry? {
    try db.cachedStatement(
      sql: """
        UPDATE parcel SET ended_at_mono_ns = ?, ended_at_wall = ?, reason = ?, lane = ?, planned_lane = ?,
          story = ?
        WHERE serial = ? AND reason IS NULL
        """
    ).execute(arguments: [
      end.at.monotonic.nanoseconds, end.at.wall.text, end.reason.word, end.lane, end.plannedLane, end.story,
      end.serial.number,
    ])
    guard db.changesCount == 1 else { return try refusal(of: end, in: db) }
    try db.cachedStatement(
      sql: """
        INSERT INTO event(at_wall, kind, serial, payload)
        SELECT ended_at_wall, 'ended', serial,
          json_object('code', code, 'reason', reason, 'lane', lane, 'planned_lane', planned_lane,
            'origin', origin)
        FROM parcel WHERE serial = ?
        """
    ).execute(arguments: [end.serial.number])
    return nil
  }

  private static func refusal(of end: ParcelEnd, in db: Database) throws -> RefusedEntry {
    let row = try Row.fetchOne(
      db, sql: "SELECT reason FROM parcel WHERE serial = ?", arguments: [end.serial.number])
    guard let row else { return RefusedEntry(serial: end.serial, cause: .unknownParcel) }
    let reason = (row["reason"] as String?).flatMap { EndReason(word: $0) }
    return RefusedEntry(serial: end.serial, cause: .endedBefore(reason))
  }
}
