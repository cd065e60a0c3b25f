import HubBarcode
import HubUnits
import Testing

/// One entry of the GS1 fixtures.
struct GS1Vector: Decodable, Sendable, CustomTestStringConvertible {
  struct Element: Decodable, Sendable, Equatable {
    let ai: String
    let value: String
  }
  struct Expected: Decodable, Sendable {
    let syntaxOk: Bool?
    let elements: [Element]?
    let checkDigitOk: Bool?
  }
  let group: String
  let note: String?
  let input: String
  let symbologyIdentifier: String?
  let data: String?
  let expected: Expected

  var testDescription: String { "\(note ?? group) \(input.unicodeScalars.count)" }

  var label: GS1Label { GS1Label(latin1(data ?? "").span) }
}

func elements(of label: GS1Label, _ bytes: [UInt8]) -> [GS1Vector.Element] {
  label.elements.indices.map { index in
    let element = label.elements[index]
    let value = bytes[element.valueOffset..<(element.valueOffset + element.valueCount)]
    return GS1Vector.Element(
      ai: element.identifier, value: String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) })))
  }
}

private let logisticsPath = "gs1/logistics_vectors.json"
private let biipPath = "gs1/biip_vectors.json"

@Suite("GS1 labels", .enabled(if: Fixtures.isPresent(logisticsPath), "no fixtures"))
struct GS1Tests {
  static let vectors = Fixtures.list(logisticsPath, "vectors", as: GS1Vector.self)
  static let withSyntax = vectors.filter { $0.expected.syntaxOk != nil }

  /// Where we disagree with the GS1 engine, and why ours is right here.
  static let accepted = [
    "leading GS in the data":
      "real scanners send the first FNC1 as GS; we accept it with a warning (SCANNERS facts 3.2)"
  ]

  @Test("each parcel label gives its elements, and bad twins are refused", arguments: withSyntax)
  func logistics(_ vector: GS1Vector) {
    let label = vector.label
    if Self.accepted[vector.note ?? ""] != nil {
      #expect(label.isValid)
      #expect(label.warnings.contains(.leadingSeparator))
      return
    }
    #expect(label.isValid == vector.expected.syntaxOk, "\(label.fault.map(\.text) ?? "valid")")
    if let expected = vector.expected.elements {
      #expect(elements(of: label, latin1(vector.data ?? "")) == expected)
    }
  }

  @Test(
    "the strings of another parser's tests give the same elements",
    arguments: Fixtures.list(biipPath, "vectors", as: GS1Vector.self).filter { $0.group == "element-string" })
  func biip(_ vector: GS1Vector) {
    let label = vector.label
    #expect(
      label.isValid == vector.expected.syntaxOk, "\(vector.input) \(label.fault.map(\.text) ?? "valid")")
    #expect(elements(of: label, latin1(vector.data ?? "")) == vector.expected.elements ?? [])
  }

  @Test(
    "GTINs and SSCCs have the check digit the vectors say",
    arguments: Fixtures.list(biipPath, "vectors", as: GS1Vector.self).filter {
      ["gtin", "sscc"].contains($0.group)
    })
  func checkDigits(_ vector: GS1Vector) throws {
    let candidates = LabelCandidates(try #require(Barcode(vector.input)))
    let format: LabelFormat = vector.group == "sscc" ? .sscc : .gtin
    let candidate = try #require(candidates.candidate(format))
    #expect((candidate.validity == .valid) == vector.expected.checkDigitOk)
  }

  @Test("02 without 37 is a warning, not an error")
  func pairs() {
    let label = GS1Label(latin1("0205412345000013").span)
    #expect(label.isValid)
    #expect(label.warnings == .brokenPair)
  }

  @Test("a swallowed separator is noticed, a Liège postcode is not mistaken for one")
  func swallowed() {
    #expect(GS1Label(latin1("001570353814103751774204460403BE4460001").span).warnings == .swallowedSeparator)
    #expect(GS1Label(latin1("001570353814103751774204000").span).warnings.isEmpty)
    #expect(
      GS1Label(latin1("400ORDER100157035381410375177").span).warnings.contains(.swallowedSeparator))
  }

  @Test("random labels end in elements or a fault", arguments: [21, 22] as [UInt64])
  func garbage(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<5_000 {
      var bytes = numbers.bytes(upTo: 40)
      for i in bytes.indices where Int.random(in: 0..<8, using: &numbers) > 0 {
        bytes[i] = UInt8.random(in: 0x30...0x39, using: &numbers)
      }
      let label = GS1Label(bytes.span)
      for i in label.elements.indices {
        let element = label.elements[i]
        #expect(element.valueOffset + element.valueCount <= bytes.count)
      }
      _ = LabelReading(bytes.span, symbologyIdentifier: nil)
    }
  }
}

@Suite("Whether a label is GS1", .enabled(if: Fixtures.isPresent(logisticsPath), "no fixtures"))
struct GS1CertaintyTests {
  @Test("the symbol decides; without it a check digit or a separator makes a guess")
  func certainty() {
    func certainty(_ text: String, _ identifier: String?) -> GS1Certainty {
      LabelReading(latin1(text).span, symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) })
        .gs1Certainty
    }
    let sscc = "00157035381410375177"
    for identifier in ["]C1", "]d2", "]Q3", "]e0", "]J1"] { #expect(certainty(sscc, identifier) == .yes) }
    for identifier in ["]C0", "]Q1", "]d1", "]E0"] { #expect(certainty(sscc, identifier) == .no) }
    #expect(certainty(sscc, nil) == .guess)
    #expect(certainty("\u{1D}" + sscc, nil) == .guess)
    #expect(certainty("RB123456785BE", nil) == .no)
    #expect(certainty("323256984521032569", nil) == .no)
    #expect(
      LabelReading(latin1("(00)157035381410375177").span, symbologyIdentifier: .init("]C0")).warnings
        == .bracketsInData)
  }
}
