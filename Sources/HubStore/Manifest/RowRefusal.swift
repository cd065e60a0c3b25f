/// Why a row of a manifest may not go in, for people.
struct RowRefusal: Error, Sendable {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
