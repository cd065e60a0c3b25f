import HubUnits

/// A row of a manifest that may go in.
struct CheckedRow: Sendable {
  var line: Int
  var key: ParcelKey
  var country: CountryCode
  var postcode: Postcode
  var service: ServiceClass
  var priority: ParcelPriority
  var weightGrams: Int?
  /// Nil when the row says nothing of customs.
  var customs: CustomsState?

  /// **Units**: grams. **Source**: a tonne; whatever goes over a parcel sorter weighs less than a twentieth of it.
  static let heaviest = 1_000_000

  /// The row, or why it is refused.
  static func check(_ row: ManifestRow) -> Result<CheckedRow, RowRefusal> {
    do {
      return .success(
        CheckedRow(
          line: row.line, key: try key(row.code), country: try country(row.country),
          postcode: try postcode(row.postcode),
          service: try word(row.service, of: "service", orElse: .standard),
          priority: try word(row.priority, of: "priority", orElse: .normal),
          weightGrams: try weight(row.weight),
          customs: row.customs.isEmpty ? nil : try word(row.customs, of: "customs", orElse: .unknown)))
    } catch {
      return .failure(error)
    }
  }

  private static func key(_ text: String) throws(RowRefusal) -> ParcelKey {
    if let key = ParcelKey(text) { return key }
    throw text.isEmpty
      ? RowRefusal("code is empty")
      : RowRefusal("code is \(text.utf8.count) bytes long: at most \(Barcode.capacity) are allowed")
  }

  private static func country(_ text: String) throws(RowRefusal) -> CountryCode {
    if let country = CountryCode(text.uppercased()) { return country }
    throw RowRefusal(
      text.isEmpty
        ? "country is missing: two letters such as BE are needed"
        : "country \"\(text)\" is no country code: two letters such as BE are needed")
  }

  private static func postcode(_ text: String) throws(RowRefusal) -> Postcode {
    if let postcode = Postcode(text) { return postcode }
    throw RowRefusal(
      "postcode \"\(text)\" is refused: at most \(Postcode.capacity) letters and digits, blanks and hyphens apart"
    )
  }

  private static func word<Word: ClosedListWord>(
    _ text: String, of column: String, orElse standard: Word
  ) throws(RowRefusal) -> Word {
    if text.isEmpty { return standard }
    let spelt = text.lowercased()
    if let word = Word(word: spelt) { return word }
    let allowed = Word.allCases.map(\.word)
    let nearest = NearestWord.to(spelt, among: allowed)
    throw RowRefusal(
      "\(column) \"\(text)\" is unknown: \(nearest.map { "did you mean \($0)? " } ?? "")"
        + "Allowed: \(allowed.joined(separator: ", "))")
  }

  private static func weight(_ text: String) throws(RowRefusal) -> Int? {
    if text.isEmpty { return nil }
    if let grams = Int(text), (0...heaviest).contains(grams) { return grams }
    throw RowRefusal("weight \"\(text)\" is refused: whole grams from 0 to \(heaviest)")
  }
}
