import Foundation
import HubProtocol
import Testing

@testable import hubctl

@Suite("A manifest file")
struct ManifestFileReaderTests {
  private func read(_ text: String, _ format: ManifestFileReader.Format) throws -> ManifestFileReader.Harvest
  {
    var reader = ManifestFileReader(format: format)
    var harvest = try reader.take(Data(text.utf8))
    let last = try reader.finish()
    harvest.rows += last.rows
    harvest.refused += last.refused
    return harvest
  }

  private let row = ManifestFileRow(
    line: 2, code: "JD014600003SE", country: "BE", postcode: "4000", service: "express", priority: "medical",
    customs: "cleared", weightG: "1200")

  @Test("columns may stand in any order, with other columns, capitals, blanks and a byte order mark")
  func columnOrder() throws {
    let text = """
      \u{FEFF}weight_g,Customs, code ,note,priority,service,postcode,country
      1200,cleared,JD014600003SE,"fragile, glass",medical,express,4000,BE
      """
    #expect(try read(text, .csv).rows == [row])
  }

  @Test("JSON lines give the same rows; numbers may be numbers")
  func jsonLines() throws {
    let text = """

      {"code":"JD014600003SE","country":"BE","postcode":4000,"service":"express","priority":"medical",\
      "customs":"cleared","weight_g":1200}
      """
    #expect(try read(text, .jsonl).rows == [row])
  }

  @Test("what is empty is left out, so that it can be told from a wrong word")
  func emptyFields() throws {
    let rows = try read("code,country,customs\nA,BE,\nB,,hold\n", .csv).rows
    #expect(rows[0].customs == nil && rows[0].weightG == nil)
    #expect(rows[1].country == nil && rows[1].customs == "hold")
  }

  @Test(
    "a heading that cannot be used stops everything before a row is sent",
    arguments: ["", "kode,country\nA,BE\n", "code\nA\n", "code,country,code\nA,BE,A\n", "\"code,country\n"])
  func badHeading(text: String) {
    #expect(throws: ManifestFileReader.BadHeading.self) { try read(text, .csv) }
  }

  @Test("a bad row is refused with its line, the rest is read")
  func badRows() throws {
    let harvest = try read("code,country\nA,BE\nB\nC,DE\nD,FR,x\n", .csv)
    #expect(harvest.rows.map(\.code) == ["A", "C"])
    #expect(harvest.refused.map(\.line) == [3, 5])
  }

  @Test("a bad JSON line is refused with its line, the rest is read")
  func badLines() throws {
    let text =
      #"{"code":"A","country":"BE"}"# + "\nnope\n[1]\n" + #"{"kode":"B"}"# + "\n"
      + #"{"code":"C","country":"DE"}"#
    let harvest = try read(text, .jsonl)
    #expect(harvest.rows.map(\.code) == ["A", "C"])
    #expect(harvest.rows.map(\.line) == [1, 5])
    #expect(harvest.refused.map(\.line) == [2, 3, 4])
  }

  @Test("the format is that of the file's name")
  func formats() {
    #expect(ManifestFileReader.Format(path: "a.CSV") == .csv)
    #expect(ManifestFileReader.Format(path: "a.jsonl") == .jsonl)
    #expect(ManifestFileReader.Format(path: "a.ndjson") == .jsonl)
    #expect(ManifestFileReader.Format(path: "-") == .csv)
  }
}
