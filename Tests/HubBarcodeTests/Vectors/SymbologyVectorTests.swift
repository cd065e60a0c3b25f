import HubBarcode
import HubUnits
import Testing

private let identifiers = "symbology/aim_identifiers.json"
private let drawn = "symbology/encode_decode.json"

/// `symbology/aim_identifiers.json`.
private struct IdentifierFile: Decodable {
  struct Symbology: Decodable {
    let code: String
    let name: String
    let modifiers: [String: String]
  }
  let gs1: [String]
  let gs1ByPracticeOnly: [String]
  let gtin: [String]
  let identifiers: [Symbology]
}

@Suite(
  "symbology/aim_identifiers.json: identifiers decide the symbology",
  .enabled(
    if: Fixtures.isPresent(identifiers),
    "skipped: ../shared/fixtures/symbology/aim_identifiers.json is absent"))
struct AIMIdentifierTests {
  private func file() throws -> IdentifierFile { try Fixtures.load(identifiers) }

  @Test("every code letter has its symbology's name")
  func names() throws {
    for symbology in try file().identifiers {
      let identifier = try #require(SymbologyIdentifier("]" + symbology.code + "9"))
      let name = identifier.symbologyName
      // The fixture names families ("PDF417 and MicroPDF417") and adds explanations; ours are labels for a screen.
      let isSame = symbology.name.hasPrefix(name) || name.hasPrefix(symbology.name.prefix(6))
      #expect(isSame || Self.ours[symbology.code] == name, "]\(symbology.code): \(name), \(symbology.name)")
    }
  }

  /// Names that differ in wording.
  static let ours = ["R": "Straight 2 of 5", "S": "Straight 2 of 5", "X": "other", "Z": "device message"]

  @Test("exactly the listed identifiers say GS1, and exactly the listed ones are GTINs")
  func gs1() throws {
    let file = try file()
    for symbology in file.identifiers {
      for modifier in "0123456789" {
        let text = "]\(symbology.code)\(modifier)"
        let identifier = try #require(SymbologyIdentifier(text))
        #expect(identifier.isGS1 == file.gs1.contains(text), "\(text)")
        #expect(identifier.isGS1ByPractice == file.gs1ByPracticeOnly.contains(text), "\(text)")
        #expect(identifier.isBareGTIN == file.gtin.contains(text), "\(text)")
      }
    }
  }

  @Test("GS1 by practice only is a guess, never a yes")
  func practice() throws {
    for text in try file().gs1ByPracticeOnly {
      let reading = LabelReading(
        latin1("00157035381410375177").span, symbologyIdentifier: SymbologyIdentifier(text))
      #expect(reading.gs1Certainty == .guess)
    }
  }
}

/// One entry of `symbology/encode_decode.json`.
struct DrawnSymbol: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let aim: String
  let bytesHex: String
  let text: String
  let zxContent: String
  let zxFormat: String

  var testDescription: String { name }
}

@Suite(
  "symbology/encode_decode.json: what decoders send for drawn symbols",
  .enabled(
    if: Fixtures.isPresent(drawn), "skipped: ../shared/fixtures/symbology/encode_decode.json is absent"))
struct DrawnSymbolTests {
  static let symbols = Fixtures.list(drawn, "symbols", as: DrawnSymbol.self)

  @Test("identifier, symbology, GS1 and content are what was drawn", arguments: symbols)
  func readings(_ symbol: DrawnSymbol) throws {
    let content = bytes(hex: symbol.bytesHex)
    let identifier = try #require(SymbologyIdentifier(symbol.aim))
    let reading = LabelReading(content.span, symbologyIdentifier: identifier)
    let isWellFormed = reading.isWellFormed(content.span)
    #expect(isWellFormed)
    #expect(reading.symbologyIdentifier?.description == symbol.aim)
    let saysGS1 = symbol.zxContent.hasSuffix("GS1")
    // A GS1 Aztec code: `]z1` has no standard behind it, so ours is a guess.
    let wanted: GS1Certainty = !saysGS1 ? .no : identifier.isGS1 ? .yes : .guess
    #expect(reading.gs1Certainty == wanted)
    #expect(
      identifier.symbologyName.contains(symbol.zxFormat.prefix(4)) || identifier.code == UInt8(ascii: "E")
        || identifier.code == UInt8(ascii: "I") || identifier.code == UInt8(ascii: "L") || identifier.isGS1)
    if symbol.name.hasPrefix("MaxiCode") { #expect(reading.carrierMessageParts(of: content)?.mode == 2) }
    if symbol.text.hasPrefix("%") { #expect(reading.candidates.candidate(.dpdParcelLabel) != nil) }
  }

  @Test("content comes out of the decoder byte for byte", arguments: symbols)
  func decoding(_ symbol: DrawnSymbol) throws {
    let content = bytes(hex: symbol.bytesHex)
    let reports = HIDPOSTests.reports(content, symbol.aim)
    let decoding = try Decoding(
      reports.map { (.init(nanoseconds: 0), $0) }, mode: .hidPOS(HIDPOSTests.layout), settings: .init())
    #expect(decoding.reads.map(\.bytes) == [content])
    #expect(decoding.reads.map(\.symbologyIdentifier) == [symbol.aim])
  }
}
