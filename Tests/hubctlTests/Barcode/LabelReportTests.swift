import Foundation
import Testing

@testable import hubctl

@Suite("hubctl barcode parse")
struct LabelReportTests {
  private func report(_ code: String) -> LabelReport { LabelReport(LabelInput(argument: code)) }

  @Test("a GS1 label gives its elements in order, its key and no warning")
  func elements() {
    let report = report("]C1001570353814103751774204460\\x1D403BE4460001")
    #expect(report.gs1 == "yes")
    #expect(report.syntaxOk == true)
    #expect(report.elements.map(\.ai) == ["00", "420", "403"])
    #expect(report.elements.map(\.value) == ["157035381410375177", "4460", "BE4460001"])
    #expect(report.parcelKey == "157035381410375177")
    #expect(report.warnings.isEmpty)
    #expect(!report.isBad)
  }

  @Test("a wrong check digit and broken elements are bad, an unknown label is not")
  func bad() {
    #expect(report("RR123456784BE").isBad)
    #expect(report("]C100376130321109103421").isBad)
    #expect(report("]C10015703538141037517").isBad)
    #expect(!report("hello").isBad)
  }

  @Test("the text names the format whose check digit makes a label bad, also beside one that fits by shape")
  func badInWords() {
    // An S10 number by its shape, and one of the EORI's endless forms.
    let input = LabelInput(argument: "EE123456789BE")
    let text = LabelReportText.text(LabelReport(input), input)
    #expect(text.contains("s10: check digit wrong"))
    #expect(text.contains("BAD: the check digit is wrong"))
  }

  @Test("bare digits whose check digit is wrong are open: neither bad nor without a check digit")
  func openInWords() {
    let input = LabelInput(argument: "157035381410375421")
    let text = LabelReportText.text(LabelReport(input), input)
    #expect(text.contains("gs1 sscc: check digit wrong"))
    #expect(text.contains("verdict     open"))
    #expect(!LabelReport(input).isBad)
  }

  @Test("every key of the contract is written, null where there is nothing")
  func keysWritten() throws {
    let data = try JSONEncoder().encode(report("323212345678901234567890"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    for key in [
      "input", "symbologyIdentifier", "symbology", "gs1", "syntaxOk", "elements", "candidates", "warnings",
    ] { #expect(object[key] != nil, "\(key)") }
    let candidates = try #require(object["candidates"] as? [[String: Any]])
    for candidate in candidates {
      #expect(Set(candidate.keys) == ["kind", "carrier", "format", "valid", "strength", "parts"])
    }
  }

  @Test("no byte of a label ends a line of JSON early or reaches the terminal raw")
  func controlCharacters() throws {
    // Latin-1's NEL and CSI, DEL, ESC: then an É, that it is no UTF-8. And UTF-8's own line separator.
    for label: [UInt8] in [[0x41, 0x85, 0x9B, 0x7F, 0x1B, 0xC9], [0x41, 0xE2, 0x80, 0xA8, 0x42]] {
      let input = LabelInput(line: label)
      let json = LabelBytes.line(json: try JSONEncoder().encode(LabelReport(input)))
      #expect(json.split(whereSeparator: \.isNewline).count == 1)
      #expect(!json.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) || $0.value < 0x20 })
      let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(object["input"] as? String == LabelBytes.text(label))
      let text = LabelReportText.text(LabelReport(input), input)
      #expect(
        text.unicodeScalars.allSatisfy {
          $0 == "\n" || !(0..<0x20).contains($0.value) && !(0x7F..<0xA0).contains($0.value)
        })
    }
  }

  @Test("a JSON line gives a label by text or by bytes, and a wrong one says why")
  func jsonLines() throws {
    let byBytes = try LabelInput(
      json: Array(#"{"bytes_hex":"4c49c84745","symbology_identifier":"]Q1"}"#.utf8))
    #expect(byBytes.bytes == [0x4C, 0x49, 0xC8, 0x47, 0x45])
    #expect(byBytes.text == "LIÈGE")
    #expect(LabelReport(byBytes).symbologyIdentifier == "]Q1")
    for line in ["[1]", "{}", #"{"bytes_hex":"4"}"#, #"{"input":"A","symbology_identifier":"C1"}"#, "RB1"] {
      #expect(throws: LabelInput.Refusal.self) { try LabelInput(json: Array(line.utf8)) }
    }
  }

  @Test("a line with two labels is refused; one that says the same label twice is that label")
  func twoLabels() throws {
    #expect(throws: LabelInput.Refusal.self) {
      try LabelInput(json: Array(#"{"input":"a","bytes_hex":"41"}"#.utf8))
    }
    for line in [#"{"input":"A","bytes_hex":"41"}"#, #"{"input":"È","bytes_hex":"c8"}"#] {
      #expect(try LabelInput(json: Array(line.utf8)).bytes.count == 1)
    }
  }

  @Test("an argument's escape that is none is told, and a backslash can still be said")
  func brokenEscape() {
    #expect(LabelInput.brokenEscape(in: #"A\xZZ"#) == #"\xZZ"#)
    #expect(LabelInput.brokenEscape(in: #"\x1D\x1"#) == #"\x1"#)
    for right in [#"A\x1D"#, #"\"#, #"a\b"#, #"\x5CxZZ"#, #"\\n"#] {
      #expect(LabelInput.brokenEscape(in: right) == nil, "\(right)")
    }
    #expect(LabelInput(argument: #"\x5CxZZ"#).bytes == Array(#"\xZZ"#.utf8))
  }

  private struct Vectors: Decodable {
    struct Vector: Decodable {
      let kind: String
      let input: String
      let valid: Bool?
    }
    let vectors: [Vector]
  }

  @Test(
    "each number of the fixtures is told as what it is",
    .enabled(if: SharedFixtures.isPresent(SharedFixtures.labels), "no fixtures"))
  func fixtures() throws {
    for vector in try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: SharedFixtures.labels))
      .vectors
    {
      let found = report(vector.input).candidates.filter { $0.kind == vector.kind }
      if vector.valid == false {
        #expect(found.allSatisfy { $0.valid == false }, "\(vector.input)")
      } else {
        #expect(found.map(\.valid) == [vector.valid], "\(vector.input)")
      }
    }
  }
}

@Suite("hubctl scanner decode")
struct CaptureDecodingTests {
  @Test(
    "captures of every decoded mode give scans, SNAPI says what to do",
    .enabled(if: SharedFixtures.isPresent(SharedFixtures.captures), "no fixtures"))
  func captureFile() throws {
    let named = try CaptureFile.descriptors(nil, beside: SharedFixtures.captures.path)
    let all = try CaptureFile.load(SharedFixtures.captures).all
    #expect(all.count > 40)
    for (number, capture) in all.enumerated() {
      let report = CaptureDecoding.report(capture, number: number, descriptors: named)
      #expect((report.error != nil) == (capture.mode == "snapi"), "\(report.id) \(report.error ?? "")")
    }
  }

  @Test(
    "a stream typed with another country setting gives the hint",
    .enabled(if: SharedFixtures.isPresent(SharedFixtures.keys), "no fixtures"))
  func hints() throws {
    let reports = try CaptureFile.load(SharedFixtures.keys).all.enumerated().map {
      ($0.element, CaptureDecoding.report($0.element, number: $0.offset, descriptors: [:]))
    }
    #expect(reports.contains { $0.0.kind == "mismatch" && !$0.1.hints.isEmpty })
    #expect(reports.allSatisfy { $0.0.kind == "mismatch" || $0.1.hints.isEmpty })
  }
}
