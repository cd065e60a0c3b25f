import HubBarcode
import Testing

private let path = "gs1/ai_table.json"

/// What one identifier of the table needs and excludes.
struct AIPairs: Decodable, Sendable, CustomTestStringConvertible {
  let row: AIRow
  let attributes: [String]

  private enum Keys: CodingKey { case attributes }
  init(from decoder: any Decoder) throws {
    row = try AIRow(from: decoder)
    attributes = try decoder.container(keyedBy: Keys.self).decode([String].self, forKey: .attributes)
  }

  var testDescription: String { row.testDescription }
  /// Alternatives, each of them identifiers that must all be there.
  var needs: [[String]] { values("req=").flatMap { $0.map { $0.split(separator: "+").map(String.init) } } }
  var excluded: [String] { values("ex=").flatMap { $0 } }

  private func values(_ prefix: String) -> [[String]] {
    attributes.filter { $0.hasPrefix(prefix) }.map {
      $0.dropFirst(prefix.count).split(separator: ",").map(String.init)
    }
  }
}

@Suite(
  "gs1/ai_table.json: what elements need and exclude",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/gs1/ai_table.json is absent"))
struct AIAssociationTests {
  static let all = Fixtures.list(path, "ais", as: AIPairs.self)

  @Test("an element alone is warned of when it needs another one", arguments: all)
  func alone(_ pairs: AIPairs) throws {
    let texts = try label([pairs.row.aiFrom]).pairTexts
    #expect(
      texts.contains { $0.hasPrefix("GS1: \(pairs.row.aiFrom) needs") } == !pairs.needs.isEmpty, "\(texts)")
  }

  @Test("with what it needs it is not, whichever alternative", arguments: all.filter { !$0.needs.isEmpty })
  func together(_ pairs: AIPairs) throws {
    for alternative in pairs.needs {
      let others = alternative.map(Self.lowest)
      let texts = try label([pairs.row.aiFrom] + others).pairTexts
      #expect(!texts.contains { $0.hasPrefix("GS1: \(pairs.row.aiFrom) needs") }, "\(alternative): \(texts)")
      // An alternative of two is not met by one of them.
      guard alternative.count > 1 else { continue }
      for left in others.indices {
        var fewer = others
        fewer.remove(at: left)
        let isOther = pairs.needs.contains { Set($0.map(Self.lowest)).isSubset(of: Set(fewer)) }
        let fewerTexts = try label([pairs.row.aiFrom] + fewer).pairTexts
        #expect(
          fewerTexts.contains { $0.hasPrefix("GS1: \(pairs.row.aiFrom) needs") } == !isOther, "\(fewer)")
      }
    }
  }

  @Test("beside what it excludes it is warned of", arguments: all.filter { !$0.excluded.isEmpty })
  func excluded(_ pairs: AIPairs) throws {
    for other in pairs.excluded {
      let label: GS1Label
      if other.hasSuffix("n"), pairs.row.aiFrom.hasPrefix(other.dropLast()) {
        // The same measure with another number of decimals.
        label = try self.label([pairs.row.aiFrom, pairs.row.aiTo])
        #expect(label.warnings.contains(.contradiction), "\(other)")
      } else {
        label = try self.label([pairs.row.aiFrom, Self.lowest(other)])
        #expect(
          label.pairTexts.contains { $0.contains("must not stand beside") }, "\(other): \(label.pairTexts)")
      }
    }
  }

  /// `31nn` and `390n` stand for the first of their kind.
  private static func lowest(_ identifier: String) -> String { identifier.replacing("n", with: "0") }

  private func label(_ identifiers: [String]) throws -> GS1Label {
    let text = try identifiers.map { identifier in
      let row = try #require(
        Self.all.first { $0.row.identifiers.contains(identifier) }, "no row for \(identifier)"
      ).row
      return identifier + row.sample
    }.joined(separator: "\u{1D}")
    let label = GS1Label(latin1(text).span)
    #expect(label.isValid, "\(text.debugDescription): \(label.fault.map(\.text) ?? "")")
    return label
  }
}

extension AIRow {
  /// A value that holds all the table's rules, written from the table and not from our checks.
  var sample: String { components.filter { !$0.optional }.map(\.sample).joined() + serial }

  /// The keys that are one of a kind only with their serial.
  private var serial: String { ["253", "255", "8003"].contains(aiFrom) ? "1" : "" }
}

extension AIRow.Component {
  fileprivate var sample: String {
    for lint in lint { if let value = Self.samples[lint] { return value } }
    let ones = String(repeating: "1", count: min == 0 ? 1 : min)
    return lint.contains("csum") ? Self.withCheckDigit(max - 1) : lint.contains("gcppos1") ? "1234567" : ones
  }

  /// **Source**: meanings of the dictionary's linters; the account number and the model number are public examples of
  /// ISO 13616 and of the General Specifications.
  private static let samples = [
    "yymmdd": "261121", "yymmdd0": "261100", "yyyymmdd": "20261121", "hhmi": "1200", "hh": "12",
    "iso3166": "056", "iso3166999": "999", "iso3166alpha2": "BE", "iso4217": "978", "yesno": "1",
    "pcenc": "A%20B",
    "winding": "9", "pieceoftotal": "0102", "zero": "0", "latitude": "1400000000", "longitude": "1850000000",
    "iban": "BE68539007547034", "csumalpha": "1987654Ad4X4bL5ttr2310c2K", "mediatype": "01", "iso5218": "1",
    "posinseqslash": "1/2", "importeridx": "A", "packagetype": "1A",
  ]

  private static func withCheckDigit(_ count: Int) -> String {
    let digits = [Int](repeating: 1, count: count)
    let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
    return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
  }
}
