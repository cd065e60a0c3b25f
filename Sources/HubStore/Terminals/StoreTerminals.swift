import GRDB
public import HubUnits

extension Store {
  /// Writes down what happened at a terminal, with the note it puts into a parcel's story; returns when both are on
  /// the disk.
  public func record(_ entry: TerminalEntry, note: ParcelNote? = nil) async throws(StoreError) {
    try await writeInBackground { db in
      if let note {
        try db.execute(
          sql: "INSERT INTO parcel_note(serial, at, who, what, text) VALUES (?, ?, ?, ?, ?)",
          arguments: [note.serial.number, note.at.text, note.who, note.what, note.text])
      }
      try JournalWriting.append(try entry.event, to: db)
    }
  }

  /// What people did with a parcel beside the belt, the oldest first.
  public func notes(of serial: ParcelSerial) throws(StoreError) -> [ParcelNote] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT at, who, what, text FROM parcel_note WHERE serial = ? ORDER BY id",
        arguments: [serial.number]
      ).map { row in
        ParcelNote(
          serial: serial, at: WallTime(text: row["at"]) ?? WallTime(milliseconds: 0), who: row["who"],
          what: row["what"], text: row["text"])
      }
    }
  }

  /// A bag or ULD hangs at a lane from now on, unless one does already; either way it is written down.
  public func openBag(
    _ number: String, lane: Int, _ entry: TerminalEntry
  ) async throws(StoreError) -> BagOutcome {
    try await writeInBackground { db in
      let before = try String.fetchOne(
        db, sql: "SELECT number FROM bag WHERE lane = ? AND closed_at IS NULL", arguments: [lane])
      let elsewhere = try Int.fetchOne(
        db, sql: "SELECT lane FROM bag WHERE number = ? AND closed_at IS NULL", arguments: [number])
      let outcome: BagOutcome =
        if before == number { .opened } else if let before {
          .laneHasOne(number: before)
        } else if let elsewhere {
          .hangsAt(lane: elsewhere)
        } else { .opened }
      if outcome == .opened, before == nil {
        try db.execute(
          sql: "INSERT INTO bag(lane, number, opened_at, opened_by) VALUES (?, ?, ?, ?)",
          arguments: [lane, number, entry.at.text, entry.who])
        try Store.tell(.bagOpened, number, lane: lane, entry, in: db)
      }
      try Store.answer(outcome, to: entry, in: db)
      return outcome
    }
  }

  /// The bag or ULD at a lane is taken away, if there is one; either way it is written down.
  public func closeBag(lane: Int, _ entry: TerminalEntry) async throws(StoreError) -> BagOutcome {
    try await writeInBackground { db in
      var outcome = BagOutcome.noneOpen
      if let number = try String.fetchOne(
        db, sql: "SELECT number FROM bag WHERE lane = ? AND closed_at IS NULL", arguments: [lane])
      {
        outcome = .closed(number: number)
        try db.execute(
          sql: "UPDATE bag SET closed_at = ?, closed_by = ? WHERE lane = ? AND closed_at IS NULL",
          arguments: [entry.at.text, entry.who, lane])
        try Store.tell(.bagClosed, number, lane: lane, entry, in: db)
      }
      try Store.answer(outcome, to: entry, in: db)
      return outcome
    }
  }

  /// The bags and ULDs that hang at the lanes, by lane.
  public func openBags() throws(StoreError) -> [OpenBag] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM bag WHERE closed_at IS NULL ORDER BY lane").map { row in
        OpenBag(
          lane: row["lane"], number: row["number"],
          openedAt: WallTime(text: row["opened_at"]) ?? WallTime(milliseconds: 0), openedBy: row["opened_by"])
      }
    }
  }

  /// The scanner that read its station's card is at this port from now on, and at no other; nobody else is.
  public func bind(
    scanner: String, port: String, _ entry: TerminalEntry
  ) async throws(StoreError) {
    try await writeInBackground { db in
      try db.execute(sql: "DELETE FROM scanner_port WHERE port = ?", arguments: [port])
      try db.execute(
        sql: "INSERT OR REPLACE INTO scanner_port(scanner, port, at, who) VALUES (?, ?, ?, ?)",
        arguments: [scanner, port, entry.at.text, entry.who])
      try JournalWriting.append(try entry.event, to: db)
    }
  }

  /// The port of each scanner whose station's card was scanned.
  public func scannerPorts() throws(StoreError) -> [String: String] {
    try read { db in
      Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT scanner, port FROM scanner_port").map {
          ($0["scanner"], $0["port"])
        })
    }
  }

  private static func tell(
    _ kind: EventKind, _ number: String, lane: Int, _ entry: TerminalEntry, in db: Database
  ) throws {
    let payload = try JournalPayload.text([
      "lane": .number(lane), "bag": .text(number), "who": .text(entry.who),
    ])
    try JournalWriting.append(JournalEvent(at: entry.at, kind: kind, payload: payload), to: db)
  }

  private static func answer(_ outcome: BagOutcome, to entry: TerminalEntry, in db: Database) throws {
    var entry = entry
    entry.answer = outcome.words
    try JournalWriting.append(try entry.event, to: db)
  }
}
