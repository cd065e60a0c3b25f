import HubBarcode
import Testing

private let path = "gs1/engine_vectors.json"

@Suite(
  "gs1/engine_vectors.json: the vectors of the GS1 syntax engine",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/gs1/engine_vectors.json is absent"))
struct EngineVectorTests {
  static let vectors = Fixtures.list(path, "vectors", as: GS1Vector.self)
  static let scans = vectors.filter { ["ai-linters", "ai-syntax", "scan-data"].contains($0.group) }
  static let coupons = scans.filter { vector in
    vector.expected.syntaxOk == false
      && ["]C18110", "]C18112"].contains { vector.input.hasPrefix($0) }
      && vector.expected.error?.contains("coupon") == true
  }

  /// Where we differ, and why ours is right here.
  static let disagreements = Disagreements(
    [
      "]C18030123=":
        "three characters of base 64 need one filler (RFC 4648); the engine counts groups of three",
      "]X": "two characters are no identifier but a label of two characters, which promises nothing",
      "]J0https://example.com/01/12312312312333?99=TEST":
        "a web address is data to a sorter: no parcel is known by one, and the contract names element strings",
    ].merging(
      coupons.map {
        ($0.input, "the inside of a North American coupon is the shop's business, not a sorter's")
      }
    ) { first, _ in first })

  @Test("syntax and elements are the engine's", arguments: scans)
  func syntax(_ vector: GS1Vector) {
    let answer = vector.answer
    var differs = answer.isWellFormed != vector.expected.syntaxOk
    if let elements = vector.expected.elements { differs = differs || answer.elements != elements }
    Self.disagreements.judge(vector.input, differs: differs, "\(answer)")
  }

  @Test("what elements need and exclude is warned of as the engine does", arguments: scans)
  func associations(_ vector: GS1Vector) {
    guard let areRight = vector.expected.associationsOk, vector.reading.gs1 != nil else { return }
    #expect(Self.isWarned(vector.reading) == !areRight, "\(vector.reading.gs1?.pairTexts ?? [])")
  }

  @Test("pairs and repeats", arguments: vectors.filter { $0.group == "associations" })
  func pairs(_ vector: GS1Vector) throws {
    let bytes = try #require(Self.elementString(vector.input))
    let label = GS1Label(latin1(bytes).span)
    if vector.expected.ok == false, !label.isValid { return }
    #expect(label.isValid)
    let warned = label.warnings.contains(.brokenPair) || label.warnings.contains(.contradiction)
    // Vectors of one rule say nothing of the others: where that rule holds, only it must not warn.
    if vector.expected.ok == false {
      #expect(warned)
    } else if vector.expected.rule == "validateAIrepeats" {
      #expect(!label.warnings.contains(.contradiction))
    } else if vector.input.contains("(8030)") {
      #expect(!label.pairTexts.contains { $0.hasPrefix("GS1: 8030") })
    }
  }

  @Test(
    "bracketed text is the way people write elements: its element string reads",
    arguments: vectors.filter { $0.group == "bracketed" })
  func bracketed(_ vector: GS1Vector) {
    // As it is, it is no scan: a symbol with brackets in it was printed wrongly, and is told so.
    #expect(vector.reading.gs1Certainty == .no)
    guard vector.expected.ok == true, let text = vector.expected.elementString else { return }
    #expect(GS1Label(latin1(text).span).isValid == !text.contains("\\"))
  }

  @Test("no row of the disagreements is stale")
  func rows() { Self.disagreements.check(against: Self.scans.map(\.input)) }

  private static func isWarned(_ reading: LabelReading) -> Bool {
    reading.warnings.contains(.brokenPair) || reading.warnings.contains(.contradiction)
  }

  /// `(01)…(10)…` as a scanner sends it: GS after each value, which is tolerated everywhere.
  private static func elementString(_ bracketed: String) -> String? {
    guard bracketed.hasPrefix("(") else { return nil }
    return String(bracketed.dropFirst()).replacing(")", with: "").replacing("(", with: "\u{1D}")
  }
}
