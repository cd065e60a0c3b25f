import GRDB

extension Store {
  /// Writes a command down before it is carried out, or finds the one that was done before with its id.
  ///
  /// A command without a result is new again: the daemon stopped, or the disk failed, before anybody could know
  /// that it was done, and a hold that is sent again must not be taken for one that was set. So whatever is
  /// carried out must do no harm the second time.
  public func admit(_ command: CommandEntry) async throws(StoreError) -> CommandAdmission {
    try await writeInBackground { db in
      if let before = try Store.command(command.id, in: db) {
        guard before.what == command.what else { return .conflicting(before) }
        return before.result == nil ? .new : .repeated(before)
      }
      try db.execute(
        sql: "INSERT INTO command(id, at, who, what, result) VALUES (?, ?, ?, ?, NULL)",
        arguments: [command.id, command.at.text, command.who, command.what])
      return .new
    }
  }

  /// Writes down what became of a command, once: a later result does not replace the first.
  ///
  /// - Returns: the command's event in the journal; nil when the result was there before.
  @discardableResult
  public func finish(
    _ id: String, result: String, at now: WallTime = .now
  ) async throws(StoreError) -> Int64? {
    try await writeInBackground { db in
      try db.execute(
        sql: "UPDATE command SET result = ? WHERE id = ? AND result IS NULL", arguments: [result, id])
      guard db.changesCount == 1, let command = try Store.command(id, in: db) else { return nil }
      let payload = try JournalPayload.text([
        "id": .text(id), "who": .text(command.who), "what": .text(command.what), "result": .text(result),
      ])
      try JournalWriting.append(JournalEvent(at: now, kind: .command, payload: payload), to: db)
      return db.lastInsertedRowID
    }
  }

  /// Every command to a lane or to the whole line, the oldest first: what operators want, beyond a restart.
  ///
  /// A command without a result is among them: nobody knows whether it was carried out.
  public func lineCommands() throws(StoreError) -> [CommandEntry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT * FROM command WHERE what LIKE 'lane %' OR what IN ('hold', 'reset') ORDER BY at"
      ).map(Store.entry)
    }
  }

  /// One command, or nil.
  public func command(_ id: String) throws(StoreError) -> CommandEntry? {
    try read { db in try Store.command(id, in: db) }
  }

  private static func command(_ id: String, in db: Database) throws -> CommandEntry? {
    try Row.fetchOne(db, sql: "SELECT * FROM command WHERE id = ?", arguments: [id]).map(Store.entry)
  }

  private static func entry(_ row: Row) -> CommandEntry {
    CommandEntry(
      id: row["id"], at: WallTime(text: row["at"]) ?? WallTime(milliseconds: 0), who: row["who"],
      what: row["what"], result: row["result"])
  }
}
