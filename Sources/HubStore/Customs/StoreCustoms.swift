import GRDB
public import HubUnits

extension Store {
  /// Writes facts down, each with its event, in one transaction; returns when they are on the disk.
  ///
  /// Tell the desk afterwards (`customsChanged`), never before: it looks the codes up again.
  public func record(_ facts: [CustomsFact]) async throws(StoreError) {
    let memory = memory
    let changes = facts.map { ManifestChange(key: $0.key, what: .customs($0.state)) }
    try await changeManifest { db in
      let insert = try db.cachedStatement(
        sql: "INSERT INTO customs_fact(code, state, source, at) VALUES (?, ?, ?, ?)")
      for fact in facts {
        try insert.execute(arguments: [fact.key.text, fact.state.word, fact.source, fact.at.text])
        let payload = try JournalPayload.text([
          "code": .text(fact.key.text), "state": .text(fact.state.word), "source": .text(fact.source),
        ])
        try JournalWriting.append(JournalEvent(at: fact.at, kind: .customsFact, payload: payload), to: db)
      }
      if changes.count > ManifestMemory.largestStep { memory.fallBehind() }
    } follow: { _, _ in
      memory.take(changes)
    }
  }

  /// What customs said last of a code.
  public func customs(of key: ParcelKey) throws(StoreError) -> CustomsState {
    try read { db in try Store.customs(of: key, in: db) }
  }

  /// The fact that counts now for a code, with who said it and when; nil when customs said nothing.
  public func currentFact(of key: ParcelKey) throws(StoreError) -> CustomsFact? {
    try customsHistory(of: key).last
  }

  /// Everything customs said of a code, the oldest first.
  public func customsHistory(of key: ParcelKey) throws(StoreError) -> [CustomsFact] {
    try read { db in
      var facts: [(id: Int64, fact: CustomsFact)] = []
      for spelling in key.spellings {
        let rows = try Row.fetchAll(
          db, sql: "SELECT id, state, source, at FROM customs_fact WHERE code = ?", arguments: [spelling])
        for row in rows {
          guard let at = WallTime(text: row[3]) else { continue }
          let state = CustomsState(word: row[1]) ?? .unknown
          facts.append(
            (row[0], CustomsFact(key: ParcelKey(spelling: spelling), state: state, source: row[2], at: at)))
        }
      }
      return facts.sorted { $0.id < $1.id }.map(\.fact)
    }
  }

  /// How many codes are in each customs state now, of those customs has spoken of.
  public func customsCounts() throws(StoreError) -> [CustomsState: Int] {
    try read { db in
      var counts: [CustomsState: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM customs_current GROUP BY state") {
        counts[CustomsState(word: row[0]) ?? .unknown, default: 0] += row[1]
      }
      return counts
    }
  }
}
