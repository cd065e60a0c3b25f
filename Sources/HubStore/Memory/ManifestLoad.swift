import GRDB
import HubUnits

/// Fills a table from SQLite, at the start: the rows and the customs facts are read side by side in the order of
/// their codes, so that each code is put into the table once.
///
/// Nothing is written, so a daemon that is killed in the middle leaves nothing behind.
///
/// **Precondition**: nobody writes meanwhile.
struct ManifestLoad {
  private let filling: ManifestFilling
  private let services = WordTable<ServiceClass>(orElse: .standard)
  private let priorities = WordTable<ParcelPriority>(orElse: .normal)
  private let states = WordTable<CustomsState>(orElse: .unknown)
  private var batch: [ManifestFilling.Entry] = []

  /// Entries of one batch. **Source**: a tenth of a megabyte, about a millisecond's work.
  private static let batchSize = 2_048

  init(into table: ManifestTable, ceiling: Int) {
    filling = ManifestFilling(into: table, ceiling: ceiling)
  }

  /// Everything that SQLite has, in a table of the right size.
  ///
  /// **Errors**: `ManifestLoad.Stop`, and what SQLite says.
  mutating func run(on db: Database) throws -> ManifestTable {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT code, country, postcode, service, priority FROM manifest ORDER BY code")
    var facts = try LastFacts(db)
    var fact = try facts.next()
    while let row = try rows.next() {
      let code: String = row[0]
      while let before = fact, before.code < code {
        put(ManifestFilling.Entry(key: before.key, customs: states[before.state]))
        fact = try facts.next()
      }
      var entry = ManifestFilling.Entry(
        key: ParcelKey(spelling: code), row: PackedRow(row, services: services, priorities: priorities))
      if let same = fact, same.code == code {
        entry.customs = states[same.state]
        fact = try facts.next()
      }
      put(entry)
    }
    while let rest = fact {
      put(ManifestFilling.Entry(key: rest.key, customs: states[rest.state]))
      fact = try facts.next()
    }
    filling.put(batch)
    return try settle(db)
  }

  private func settle(_ db: Database) throws -> ManifestTable {
    let (table, disputed) = try filling.finish()
    for key in disputed {
      let latest = ManifestChange(key: key, what: .customs(try Store.customs(of: key, in: db)))
      precondition(
        table.take(latest), "hub bug: a code that was loaded has no place in the manifest's memory")
    }
    if table.isFitting { return table }
    guard let fitting = table.rebuilt(for: table.count) else { throw Stop(.noMemory) }
    return fitting
  }

  private mutating func put(_ entry: ManifestFilling.Entry) {
    batch.append(entry)
    guard batch.count == Self.batchSize else { return }
    filling.put(batch)
    batch = []
    batch.reserveCapacity(Self.batchSize)
  }

  /// The load ends here.
  struct Stop: Error {
    let loss: ManifestMemoryLoss
    init(_ loss: ManifestMemoryLoss) { self.loss = loss }
  }
}
