import HubBarcode
import HubUnits
import Testing

private let path = "gs1/logistics_vectors.json"

@Suite(
  "gs1/logistics_vectors.json: each parcel label gives its answer",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/gs1/logistics_vectors.json is absent"))
struct LogisticsVectorTests {
  static let vectors = Fixtures.list(path, "vectors", as: GS1Vector.self)
  static let disagreements = Disagreements([
    "]C1\u{1D}00157035381410375177":
      "real scanners send the symbol's first FNC1 as GS; accepted with a warning (SCANNERS facts 3.2)"
  ])

  @Test(
    "syntax and elements are those of the GS1 engine", arguments: vectors.filter { $0.group == "logistics" })
  func syntax(_ vector: GS1Vector) {
    let answer = vector.answer
    Self.disagreements.judge(
      vector.input, differs: answer.isWellFormed != vector.expected.syntaxOk,
      "well formed: \(answer.isWellFormed)")
    if let elements = vector.expected.elements { #expect(answer.elements == elements) }
    if let areRight = vector.expected.associationsOk {
      let warnings = vector.reading.warnings
      #expect((warnings.contains(.brokenPair) || warnings.contains(.contradiction)) == !areRight)
    }
  }

  @Test(
    "where the symbol does not say GS1 the answer is no, or a guess",
    arguments: vectors.filter { $0.group != "logistics" })
  func certainty(_ vector: GS1Vector) {
    let reading = vector.reading
    if let elements = vector.expected.elements {
      #expect(reading.gs1Certainty == .guess)
      #expect(vector.answer.elements == elements)
    } else {
      #expect(reading.gs1Certainty == .no)
      #expect(vector.answer.elements.isEmpty)
    }
    if let gtin = vector.expected.gtin {
      #expect(reading.candidates.candidate(.gtin)?.validity == .valid)
      #expect(vector.parted.bytes == latin1(gtin.digits))
    }
    if vector.input.contains("(00)") { #expect(reading.warnings.contains(.bracketsInData)) }
    if ["|", "^", "[GS]"].contains(where: vector.input.contains) {
      #expect(reading.warnings.contains(.substitutedSeparator))
    }
  }

  @Test("no row of the disagreements is stale")
  func rows() { Self.disagreements.check(against: Self.vectors.map(\.input)) }
}
