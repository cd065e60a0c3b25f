import GRDB
import HubUnits

/// Fills a table from SQLite, at the start: the rows and the customs facts are read side by side in the order of
/// their codes, so that each code is put into the table once.
///
/// Nothing is written, so a daemon that is killed in the middle leaves nothing behind.
///
/// **Precondition**: nobody writes meanwhile.
struct ManifestLoad {
  private(set) var table: ManifestTable
  private let ceiling: Int
  private let services = WordTable<ServiceClass>(orElse: .standard)
  private let priorities = WordTable<ParcelPriority>(orElse: .normal)
  private let states = WordTable<CustomsState>(orElse: .unknown)
  private var waiting: [Entry] = []
  /// Only there so that touching a slot is not optimised away.
  private var touched: UInt64 = 0

  /// What SQLite says of one spelling of a code.
  private struct Entry {
    var key: ParcelKey
    var row: PackedRow?
    var customs: CustomsState?
  }

  /// Codes whose slots are fetched from memory at once, instead of one after the other.
  ///
  /// **Source**: a processor has about that many requests to memory under way.
  private static let atOnce = 32
  /// How much a full table grows while it is loaded.
  private static let growthPercent = 60

  init(into table: ManifestTable, ceiling: Int) {
    self.table = table
    self.ceiling = ceiling
    waiting.reserveCapacity(Self.atOnce)
  }

  /// **Errors**: `ManifestLoad.Stop`, and what SQLite says.
  mutating func run(on db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT code, country, postcode, service, priority FROM manifest ORDER BY code")
    var facts = try LastFacts(db)
    var fact = try facts.next()
    while let row = try rows.next() {
      let code: String = row[0]
      while let before = fact, before.code < code {
        try put(Entry(key: before.key, customs: states[before.state]), db)
        fact = try facts.next()
      }
      var entry = Entry(
        key: ParcelKey(spelling: code), row: PackedRow(row, services: services, priorities: priorities))
      if let same = fact, same.code == code {
        entry.customs = states[same.state]
        fact = try facts.next()
      }
      try put(entry, db)
    }
    while let rest = fact {
      try put(Entry(key: rest.key, customs: states[rest.state]), db)
      fact = try facts.next()
    }
    try putWaiting(db)
    guard table.count <= ceiling else { throw Stop(.ceiling(ceiling)) }
    guard !table.isFitting else { return }
    guard let fitting = table.rebuilt(for: table.count) else { throw Stop(.noMemory) }
    table = fitting
  }

  private mutating func put(_ entry: Entry, _ db: Database) throws {
    waiting.append(entry)
    if waiting.count == Self.atOnce { try putWaiting(db) }
  }

  private mutating func putWaiting(_ db: Database) throws {
    for entry in waiting {
      touched &+= entry.key.withPacked(seed: table.seed) { table.touch($0) }
    }
    for entry in waiting { try putNow(entry, db) }
    waiting.removeAll(keepingCapacity: true)
  }

  private mutating func putNow(_ entry: Entry, _ db: Database) throws {
    var entry = entry
    if table.room < ManifestTable.slotsPerChange { try grow() }
    switch add(entry) {
    case .done: return
    case .spokenBefore:
      // Each spelling comes once: customs spoke under the other one too, and the later fact of the two counts.
      entry.customs = try Store.customs(of: entry.key, in: db)
    case .noRoom: try grow()
    }
    let change = entry.customs.map { ManifestChange(key: entry.key, what: .customs($0)) }
    let row = entry.row.map { ManifestChange(key: entry.key, what: .row($0)) }
    for change in [row, change] {
      if let change, !table.take(change) { throw Stop(.noMemory) }
    }
  }

  private func add(_ entry: Entry) -> ManifestTable.Addition {
    entry.key.withPacked(seed: table.seed) { table.add(entry.row, entry.customs, of: $0) }
  }

  private mutating func grow() throws {
    guard table.count <= ceiling else { throw Stop(.ceiling(ceiling)) }
    guard let larger = table.rebuilt(for: table.count / 100 * (100 + Self.growthPercent) + 1_000) else {
      throw Stop(.noMemory)
    }
    table = larger
  }

  /// The load ends here.
  struct Stop: Error {
    let loss: ManifestMemoryLoss
    init(_ loss: ManifestMemoryLoss) { self.loss = loss }
  }
}
