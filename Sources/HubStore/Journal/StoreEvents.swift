import GRDB

// Consumers read events by sequence and acknowledge what they have; nothing is dropped before.
extension Store {
  /// The events after a sequence, in order.
  public func events(after sequence: Int64, limit: Int = 1_000) throws(StoreError) -> [EventRecord] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        arguments: [sequence, limit]
      ).map(JournalReading.event)
    }
  }

  /// The sequence of the last event; 0 when there is none.
  public func lastSequence() throws(StoreError) -> Int64 {
    try read { db in try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0 }
  }

  /// Up to where a consumer has acknowledged; 0 for one that never did.
  public func acknowledged(by consumer: String) throws(StoreError) -> Int64 {
    try read { db in
      try Int64.fetchOne(
        db, sql: "SELECT acknowledged FROM consumer WHERE name = ?", arguments: [consumer]) ?? 0
    }
  }

  /// A consumer has everything up to and with this sequence. Saying less than before changes nothing.
  ///
  /// **Errors**: `acknowledgedTooFar`.
  public func acknowledge(_ sequence: Int64, by consumer: String) async throws(StoreError) {
    try await writeInBackground { db in
      let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
      guard sequence <= last else {
        throw StoreError.acknowledgedTooFar(consumer: consumer, sequence: sequence, last: last)
      }
      try db.execute(
        sql: """
          INSERT INTO consumer(name, acknowledged) VALUES (?, ?)
          ON CONFLICT(name) DO UPDATE SET acknowledged = max(acknowledged, excluded.acknowledged)
          """, arguments: [consumer, sequence])
    }
  }
}
