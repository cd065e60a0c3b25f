import GRDB

/// What customs said last under each spelling, in the order of the spellings.
///
/// The index has all that is read, in this order.
struct LastFacts {
  struct Fact {
    var code: String
    var state: String
    var key: ParcelKey { ParcelKey(spelling: code) }
  }
  private let facts: RowCursor
  private var ahead: Fact?

  init(_ db: Database) throws {
    facts = try Row.fetchCursor(
      db, sql: "SELECT code, state FROM customs_fact INDEXED BY customs_fact_code ORDER BY code, id")
    ahead = try read()
  }

  mutating func next() throws -> Fact? {
    guard var last = ahead else { return nil }
    ahead = try read()
    while let later = ahead, later.code == last.code {
      last = later
      ahead = try read()
    }
    return last
  }

  private func read() throws -> Fact? {
    try facts.next().map { Fact(code: $0[0], state: $0[1]) }
  }
}
