import Foundation
import HubBarcode
import HubUnits
import Testing

private let path = "symbology/scanner_prefix_variants.json"

/// One row: a maker's letters, and the symbol they stand for.
struct CodeIDRow: Sendable, CustomTestStringConvertible {
  let maker: ScannerCodeIDs
  let letters: String
  let symbology: String

  var testDescription: String { "\(maker) \(letters) \(symbology)" }

  static var all: [CodeIDRow] {
    guard Fixtures.isPresent(path) else { return [] }
    do {
      let data = try Data(contentsOf: Fixtures.root.appendingPathComponent(path))
      let file = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
      let makers: [(ScannerCodeIDs, String)] = [
        (.honeywell, "honeywell_hhp_one_letter"), (.zebra, "zebra_symbol_code_id"),
        (.datalogic, "datalogic_usa_code"),
      ]
      return makers.flatMap { maker, key in
        (file[key] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
          .map { CodeIDRow(maker: maker, letters: $0.key, symbology: $0.value) }
      }
    } catch {
      preconditionFailure("fixture \(path) cannot be read: \(error)")
    }
  }
}

@Suite(
  "symbology/scanner_prefix_variants.json: makers' own letters name the symbology",
  .enabled(
    if: Fixtures.isPresent(path),
    "skipped: ../shared/fixtures/symbology/scanner_prefix_variants.json is absent"))
struct CodeIDTests {
  private static let identifiers = [
    "code128": "]C0", "gs1-128": "]C1", "gs1-128 (also | in old guides)": "]C1", "code39": "]A0",
    "code93": "]G0",
    "codabar": "]F0", "itf": "]I0", "ean13": "]E0", "upca": "]E0", "ean8": "]E4", "datamatrix": "]d1",
    "qr": "]Q1",
    "pdf417": "]L2", "pdf417 family": "]L2", "micropdf417": "]L2", "aztec": "]z0", "maxicode": "]U0",
    "databar": "]e0", "databar limited": "]e0", "databar expanded": "]e0", "gs1 datamatrix": "]d2",
    "gs1 qr": "]Q3",
  ]
  /// Letters that name no one symbol, and why ours says none.
  private static let none = [
    "upce": "as printed: `]E0` promises thirteen digits", "upc/ean": "four symbologies in one letter",
    "d2of5": "two start patterns in one letter", "trioptic": "ISO has no identifier for it",
  ]

  private func decode(_ text: String, _ maker: ScannerCodeIDs) throws -> [Read] {
    var settings = ScanDecoderSettings()
    settings.codeIDs = maker
    return try Decoding(
      [(.init(nanoseconds: 0), latin1(text + "\r"))], mode: .cdcACM, settings: settings
    ).reads
  }

  @Test("each maker's letters are taken off and say the symbol", arguments: CodeIDRow.all)
  func letters(_ row: CodeIDRow) throws {
    let reads = try decode(row.letters + "5412345000013", row.maker)
    #expect(reads.map(\.bytes) == [latin1("5412345000013")])
    #expect(reads.map(\.isDoubtful) == [false])
    let isNone = Self.none[row.symbology] != nil
    #expect(isNone || Self.identifiers[row.symbology] != nil, "no row for \(row.symbology)")
    #expect(reads.first?.symbologyIdentifier == (isNone ? nil : Self.identifiers[row.symbology]))
  }

  @Test("a label without its letters stays whole and is doubtful", arguments: ScannerCodeIDs.allCases)
  func missing(_ maker: ScannerCodeIDs) throws {
    let reads = try decode("5412345000013", maker)
    #expect(reads.map(\.bytes) == [latin1("5412345000013")])
    #expect(reads.map(\.isDoubtful) == [true])
  }

  @Test("letters alone are no label with its letters taken off")
  func alone() throws {
    #expect(try decode("j", .honeywell).map(\.bytes) == [latin1("j")])
  }
}
