import Foundation
import Testing

@testable import hubctl

/// One symbol as zxing-cpp read it from zint's picture.
private struct DrawnSymbol: Decodable {
  init(line: Data) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(DrawnSymbol.self, from: line)
  }

  let name: String
  /// What was drawn, written in the script and not taken from the reader.
  let drawnHex: String
  let symbologyIdentifier: String?
  let bytesHex: String?
  let error: String?
}

@Suite(
  "Symbols drawn by zint and read by zxing-cpp come through parse",
  .enabled(if: SymbolReader.isPresent, "skipped: zint (Debian) or zxing-cpp and pillow (PyPI) are absent"))
struct DrawnSymbolTests {
  @Test("identifier and content are what was drawn")
  func symbols() throws {
    let lines = try SymbolReader.lines()
    #expect(lines.count > 20)
    for line in lines {
      let symbol = try DrawnSymbol(line: line)
      #expect(symbol.error == nil, "\(symbol.name): \(symbol.error ?? "")")
      // The same line that a program would send; its other keys are nobody's.
      let input = try LabelInput(json: Array(line))
      let report = LabelReport(input)
      #expect(LabelBytes.hex(input.bytes) == symbol.drawnHex, "\(symbol.name)")
      #expect(report.symbologyIdentifier == symbol.symbologyIdentifier, "\(symbol.name)")
      #expect(report.syntaxOk, "\(symbol.name): \(report.warnings)")
      #expect(report.verdict != "failed", "\(symbol.name)")
      let saysGS1 = symbol.name.hasPrefix("GS1") || symbol.name.hasPrefix("NVE")
      let wanted = !saysGS1 ? "no" : symbol.name == "GS1 Aztec" ? "guess" : "yes"
      // An envelope of format 06 is no GS1; one of 05 would be.
      #expect(report.gs1 == wanted, "\(symbol.name)")
      if saysGS1 { #expect(!report.elements.isEmpty, "\(symbol.name)") }
    }
  }

  @Test("each parcel number drawn is found as what it is")
  func candidates() throws {
    let wanted = [
      "Code 128": "s10", "Code 128, 1Z": "ups_1z", "Code 128, bpost": "bpost_24", "Code 93": "s10",
      "GS1-128, SSCC": "sscc", "GS1-128, postcode first": "sscc", "NVE-18": "sscc", "DPD": "dpd_parcel_label",
      "EAN-13": "gtin", "EAN-8": "gtin", "ITF-14": "gtin", "Interleaved 2 of 5": "dp_leitcode",
      "Data Matrix, ISO 15434": "dhl_piece", "GS1 DataMatrix, Scan4Transport": "sscc", "GS1 Aztec": "sscc",
      "MaxiCode mode 2": "maxicode",
    ]
    var found = 0
    for line in try SymbolReader.lines() {
      let symbol = try DrawnSymbol(line: line)
      guard let kind = wanted[symbol.name] else { continue }
      found += 1
      let report = LabelReport(try LabelInput(json: Array(line)))
      #expect(report.candidates.contains { $0.kind == kind && $0.valid != false }, "\(symbol.name)")
    }
    #expect(found == wanted.count)
  }
}
