import GRDB
public import HubUnits

extension Store {
  /// The serial for the next parcel: one more than was ever given out.
  public func nextSerial() throws(StoreError) -> ParcelSerial {
    try read { db in
      ParcelSerial((try Int64.fetchOne(db, sql: "SELECT max(serial) FROM parcel") ?? 0) + 1)
    }
  }

  /// Writes a batch in one transaction, and returns only when it is on the disk.
  ///
  /// A row that contradicts the journal (a second end, a serial used twice) is left out and told in the receipt;
  /// the rest is written, since one bug must not cost other parcels their story.
  ///
  /// **Errors**: `full`, `busy`, `damaged`, `failed`; then nothing of the batch is written and it may be given
  /// again.
  public func record(_ batch: JournalBatch) async throws(StoreError) -> JournalReceipt {
    try await writeInBackground { db in try JournalWriting.write(batch, to: db) }
  }

  /// Ends every parcel that was on the belt when the daemon was last heard of, in one transaction.
  ///
  /// - Parameter kept: those that a warm start takes up instead.
  /// - Returns: the parcels that were ended.
  /// **Precondition**: called once at start, before the core hands out serials.
  public func closeOpenParcels(
    as reason: EndReason, at instant: JournalInstant, except kept: Set<ParcelSerial> = []
  ) throws(StoreError) -> [ParcelSerial] {
    try write { db in
      let open = try Int64.fetchAll(db, sql: "SELECT serial FROM parcel WHERE reason IS NULL ORDER BY serial")
        .map { ParcelSerial($0) }.filter { !kept.contains($0) }
      var batch = JournalBatch()
      for serial in open {
        batch.ends.append(
          ParcelEnd(
            serial: serial, at: instant, reason: reason, lane: nil, plannedLane: nil,
            story: try Store.restartStory(reason, at: instant)))
      }
      _ = try JournalWriting.write(batch, to: db)
      return open
    }
  }

  /// What is left of a story that was only in the memory of a daemon that is gone.
  private static func restartStory(_ reason: EndReason, at instant: JournalInstant) throws -> String {
    let line = try JournalPayload.text([
      "at_ns": .number(Int(instant.monotonic.nanoseconds)), "what": .text("ended"),
      "reason": .text(reason.word),
      "text": .text("hubd was started anew: what became of the parcel after its last line here is not known"),
    ])
    return #"{"lines":[\#(line)]}"#
  }

  /// The parcels that have not ended.
  public func openParcels() throws(StoreError) -> [ParcelRecord] {
    try read { db in
      try Row.fetchAll(db, sql: "\(JournalReading.parcels) WHERE reason IS NULL ORDER BY serial")
        .map(JournalReading.parcel)
    }
  }

  /// One parcel, or nil.
  public func parcel(_ serial: ParcelSerial) throws(StoreError) -> ParcelRecord? {
    try read { db in
      let statement = try db.cachedStatement(sql: "\(JournalReading.parcels) WHERE serial = ?")
      return try Row.fetchOne(statement, arguments: [serial.number]).map(JournalReading.parcel)
    }
  }

  /// The parcels on which a code was read, the latest first.
  public func parcels(withCode code: String, limit: Int = 10) throws(StoreError) -> [ParcelRecord] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "\(JournalReading.parcels) WHERE code = ? ORDER BY serial DESC LIMIT ?")
      return try Row.fetchAll(statement, arguments: [code, limit]).map(JournalReading.parcel)
    }
  }

  /// How many parcels ended, by reason, since the journal began.
  public func endsByReason() throws(StoreError) -> [EndReason: Int] {
    try read { db in
      var counts: [EndReason: Int] = [:]
      let rows = try Row.fetchAll(
        db, sql: "SELECT reason, count(*) AS n FROM parcel WHERE reason IS NOT NULL GROUP BY reason")
      for row in rows {
        if let reason = EndReason(word: row["reason"]) { counts[reason] = row["n"] }
      }
      return counts
    }
  }
}
