import HubConfig
import HubCore
import HubUnits
import Testing

@Suite("The plan says which number of a label is the parcel's key")
struct KeyRuleTests {
  private static let lines = [
    "  - { kind: sscc }", "  - { kind: s10, strength: check-digit }", "  - { symbology: Q }",
  ]

  /// The example of a loop with other rules for codes.
  private func text(_ rules: String...) throws -> String {
    let original = try ExampleFile.text("loop.yaml")
    var lines = original.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("codes:") })
    for (place, rule) in Self.lines.enumerated() { try #require(lines[first + 1 + place].hasPrefix(rule)) }
    lines.replaceSubrange((first + 1)...(first + 3), with: rules.map { "  - \($0)" })
    return lines.joined(separator: "\n")
  }

  private func rules(_ text: String) throws -> KeyRules {
    try LineDescription.parse(text: text, file: "line.yaml").keyRules
  }

  private func problems(_ text: String) -> [String] {
    ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
  }

  @Test("without ranks an earlier rule outranks a later one, and what is never a key needs none")
  func order() throws {
    let rules = try rules(
      text(
        "{ kind: sscc }", "{ kind: s10 }", "{ carrier: [bpost, dpd] }", "{ ai: [\"01\", \"10\"], key: never }"
      ))
    try #require(rules.indices.count == 4)
    #expect(rules[0].rank > rules[1].rank && rules[1].rank > rules[2].rank && rules[2].rank > 0)
    #expect(rules[0].use == .key && rules[3].use == .never)
    #expect(rules[3].names(FieldIdentifier(application: 1, digitCount: 2)))
    #expect(rules[3].names(FieldIdentifier(application: 10, digitCount: 2)))
    #expect(!rules[3].names(FieldIdentifier(application: 0, digitCount: 2)))
  }

  @Test("written ranks are kept, and two rules may have the same")
  func ranks() throws {
    let rules = try rules(
      text("{ kind: sscc, rank: 7 }", "{ kind: s10, rank: 2 }", "{ kind: ups_1z, rank: 2 }"))
    #expect([rules[0].rank, rules[1].rank, rules[2].rank] == [7, 2, 2])
  }

  @Test("kind, carrier and format narrow each other, and a list widens")
  func formats() throws {
    let rules = try rules(
      text(
        "{ kind: fedex_ground, format: fedex_ground_sscc_18 }",
        "{ carrier: dhl, kind: [dhl_piece, dhl_express_awb] }",
        "{ ai: \"401\" }", "{ di: [J, 25S], prefix: JJBEA, length: 27 }"))
    func formats(_ rule: KeyRule) -> [LabelFormat] {
      LabelFormat.allCases.filter { rule.formats.contains($0) }
    }
    #expect(formats(rules[0]) == [.fedExGroundSSCC18])
    #expect(formats(rules[1]) == [.dhlExpress, .dhlPiece])
    #expect(formats(rules[2]).isEmpty && rules[2].looksInside)
    let plate = try #require(FieldIdentifier(data: "25S"))
    #expect(rules[3].names(plate) && plate.description == "25S")
    #expect(rules[3].prefix.text == "JJBEA" && rules[3].shortest == 27 && rules[3].longest == 27)
  }

  @Test("a line without `codes` has no rule")
  func none() throws {
    #expect(try LineDescription.load(path: ExampleFile.path("small.yaml")).keyRules.isEmpty)
  }

  static let mistakes: [(String, [String])] = [
    ("{ kind: ssc }", [":55:13: codes[0].kind:", "no kind of labels is called 'ssc'; did you mean 'sscc'?"]),
    ("{ carrier: [ups, DPD] }", ["codes[0].carrier[1]:", "no carrier of labels is called 'DPD'"]),
    ("{ format: usps_imp }", ["codes[0].format:", "no format of labels is called 'usps_imp'"]),
    (
      "{ kind: s10, carrier: ups }",
      ["codes[0]:", "no format is all of this at once: kind s10, carrier ups"]
    ),
    ("{ kind: [] }", ["codes[0].kind:", "needs at least one element"]),
    (
      "{ ai: \"0\" }",
      ["codes[0].ai:", "'0' is no GS1 application identifier", "allowed: two to four digits"]
    ),
    ("{ ai: \"4010\" }", ["'4010' has 4 digits; identifiers that begin with 40 have 3"]),
    ("{ ai: \"05\" }", ["GS1 has no application identifier that begins with 05"]),
    ("{ di: j }", ["'j' is no data identifier", "allowed: a capital, behind up to three digits: J, 25S"]),
    ("{ di: 1234S }", ["'1234S' is no data identifier"]),
    (
      "{ ai: \"00\", kind: sscc }",
      ["codes[0].ai:", "asks for a number's format, or for what stands before it", "write two rules"]
    ),
    (
      "{ ai: [\"90\", \"91\", \"92\", \"93\", \"94\", \"95\", \"96\", \"97\", \"98\"] }",
      ["codes[0].ai[8]:", "a rule takes 8 identifiers at most"]
    ),
    ("{ kind: s10, strength: sure }", ["unknown word 'sure'", "allowed: shape, check-digit"]),
    (
      "{ carrier: cainiao, strength: check-digit }",
      ["codes[0].strength:", "fits nothing: what it asks for has no check digit"]
    ),
    ("{ di: J, strength: check-digit }", ["fits nothing: what it asks for has no check digit"]),
    (
      "{ prefix: LP, strength: check-digit }",
      ["only a number inside a label has a strength", "allowed: with kind, carrier, format or ai"]
    ),
    ("{ kind: s10, key: sometimes }", ["codes[0].key:", "unknown word 'sometimes'", "allowed: never"]),
    (
      "{ kind: s10, key: never, rank: 3 }",
      ["codes[0].rank:", "what is never a key has no rank"]
    ),
    ("{ knid: s10 }", ["unknown key 'knid'; did you mean 'kind'?"]),
  ]

  @Test("a rule that cannot be meant so is told with its place and what to write", arguments: mistakes)
  func mistake(_ rule: String, _ fragments: [String]) throws {
    let problems = try problems(text(rule))
    #expect(problems.count == 1, "\(problems)")
    for fragment in fragments { #expect(problems.first?.contains(fragment) == true, "\(problems)") }
  }

  @Test("a rule without a rank among ranked ones is told, as nobody knows what it outranks")
  func halfRanked() throws {
    let problems = try problems(
      text("{ kind: sscc, rank: 3 }", "{ kind: s10 }", "{ kind: gtin, key: never }"))
    #expect(problems.count == 1)
    #expect(problems.first?.contains("missing key 'rank': codes[0] (line 55) has one") == true, "\(problems)")
  }

  @Test("more rules than the scanners look at are refused")
  func ceiling() throws {
    let many = (0...KeyRules.limit).map { "  - { prefix: A\($0)X }" }.joined(separator: "\n")
    let text = try text("{ kind: sscc }").replacing("  - { kind: sscc }", with: many)
    #expect(problems(text).contains { $0.contains("16") && $0.contains("code rules") })
  }
}
