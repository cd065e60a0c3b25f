import HubBarcode
import HubUnits
import Testing

private let path = "gs1/biip_vectors.json"

@Suite(
  "gs1/biip_vectors.json: the strings of another parser's tests",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/gs1/biip_vectors.json is absent"))
struct BiipVectorTests {
  static let vectors = Fixtures.list(path, "vectors", as: GS1Vector.self)
  static func group(_ names: String...) -> [GS1Vector] { vectors.filter { names.contains($0.group) } }

  /// Where biip and the GS1 engine differ, and whom we follow.
  static let disputed: [String: (isWellFormed: Bool, reason: String)] = [
    "]C137610425002123456": (false, "37 has eight digits at most; biip takes eight and reads on without GS"),
    "]C1703206980498": (false, "069 is no country"),
    "]C14101234567890127": (false, "the location's check digit is wrong"),
    "]C10107032069804987": (false, "the item's check digit is wrong"),
    "]C100376130321109103421": (false, "the unit's check digit is wrong"),
    "]C143240701029999": (
      true, "9999 is \"no time\" in 4324 (General Specifications 3.8.20); the engine has no such rule"
    ),
    "]C143250701029999": (true, "9999 is \"no time\" in 4325"),
    "]C190N.IGK\u{1D}724128": (false, "28 is no media type"),
    "]C10105901234123458": (false, "the item's check digit is wrong"),
  ]

  @Test("element strings give the same elements", arguments: group("element-string"))
  func elements(_ vector: GS1Vector) {
    #expect(vector.answer.isWellFormed == vector.expected.syntaxOk)
    #expect(vector.answer.elements == vector.expected.elements ?? [])
  }

  @Test(
    "where biip and the GS1 engine differ, ours is said with its reason",
    arguments: group("element-string-disputed"))
  func disputes(_ vector: GS1Vector) throws {
    let row = try #require(Self.disputed[vector.input], "no row for \(vector.input.debugDescription)")
    #expect(vector.answer.isWellFormed == row.isWellFormed, "\(row.reason)")
  }

  @Test("GTINs and SSCCs have the check digit the vectors say", arguments: group("gtin", "sscc"))
  func checkDigits(_ vector: GS1Vector) throws {
    let candidates = LabelCandidates(try #require(Barcode(vector.input)))
    let candidate = try #require(candidates.candidate(vector.group == "sscc" ? .sscc : .gtin))
    #expect((candidate.validity == .valid) == vector.expected.checkDigitOk)
  }

  @Test("with an identifier, items are what they are", arguments: group("with-symbology-id"))
  func identifiers(_ vector: GS1Vector) {
    let reading = vector.reading
    #expect(reading.symbologyIdentifier?.description == vector.expected.symbologyIdentifier)
    if let gtin = vector.expected.gtin {
      #expect(reading.candidates.candidate(.gtin)?.validity == .valid)
      #expect(vector.input.hasSuffix(gtin.digits))
    } else {
      #expect(!vector.answer.isWellFormed)
    }
    if let elements = vector.expected.elements { #expect(vector.answer.elements == elements) }
  }

  @Test("no row of the disputes is stale")
  func rows() {
    #expect(Set(Self.disputed.keys) == Set(Self.group("element-string-disputed").map(\.input)))
  }
}
