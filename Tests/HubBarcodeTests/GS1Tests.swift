import HubBarcode
import HubUnits
import Testing

@Suite("GS1 labels")
struct GS1Tests {
  @Test("02 without 37 is a warning, not an error")
  func pairs() {
    let label = GS1Label(latin1("0205412345000013").span)
    #expect(label.isValid)
    #expect(label.warnings == .brokenPair)
    #expect(label.pairTexts == ["GS1: 02 needs 37 beside it, which is not on this label"])
  }

  @Test("a value that is too long because a separator was swallowed says so, another one does not")
  func swallowedAndTooLong() {
    let swallowed = GS1Label(latin1("420446000157035381410375177").span)
    #expect(swallowed.fault == .wrongLength)
    #expect(swallowed.warnings.contains(.swallowedSeparator))
    let long = GS1Label(latin1("420" + String(repeating: "7", count: 24)).span)
    #expect(long.fault == .wrongLength)
    #expect(long.warnings.isEmpty)
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

@Suite("Whether a label is GS1")
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
