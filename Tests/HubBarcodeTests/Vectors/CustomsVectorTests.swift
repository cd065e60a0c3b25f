import HubBarcode
import HubUnits
import Testing

private let path = "parcel/eu_and_customs_vectors.json"

/// One entry of `parcel/eu_and_customs_vectors.json`.
struct LabelVector: Decodable, Sendable, CustomTestStringConvertible {
  /// Parts are texts, but for two that the envelopes' own test looks at.
  struct Parts: Decodable, Sendable {
    var texts: [String: String] = [:]
    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: FixtureKey.self)
      // The decoder turned the file's snake_case names around; ours are snake_case.
      for key in container.allKeys where !["elements", "fields", "formatOk"].contains(key.stringValue) {
        texts[Self.snakeCase(key.stringValue)] = try container.decode(String.self, forKey: key)
      }
    }
    private static func snakeCase(_ name: String) -> String {
      name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
  }

  let kind: String
  let input: String
  let valid: Bool?
  let note: String?
  let parts: Parts?

  var testDescription: String { "\(kind) \(input.debugDescription) \(note ?? "")" }
  var reading: LabelReading { LabelReading(latin1(input).span, symbologyIdentifier: nil) }
  /// What we say it is, of the vector's own kind.
  var candidates: [LabelCandidate] {
    let list = reading.candidates.list
    return list.indices.map { list[$0] }.filter { $0.format.kind == kind }
  }
  var isWrongDigit: Bool {
    ["wrong check digit", "naive 11-r", "does not match"].contains { note?.contains($0) ?? false }
  }
}

@Suite(
  "parcel/eu_and_customs_vectors.json: each number gives its answer",
  .enabled(
    if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/parcel/eu_and_customs_vectors.json is absent"))
struct CustomsVectorTests {
  static let vectors = Fixtures.list(path, "vectors", as: LabelVector.self)
  static let numbers = vectors.filter { $0.kind != "iso15434" }

  @Test("each number is a valid candidate of its kind, its bad twin is not", arguments: numbers)
  func kinds(_ vector: LabelVector) {
    switch vector.valid {
    case true?: #expect(vector.candidates.map(\.validity) == [.valid])
    case false?: #expect(vector.candidates.allSatisfy { !$0.fits })
    case nil: #expect(vector.candidates.map(\.validity) == [.formatOnly])
    }
  }

  @Test("a wrong check digit is told as such, not kept silent", arguments: numbers.filter(\.isWrongDigit))
  func wrongDigit(_ vector: LabelVector) {
    #expect(vector.candidates.map(\.validity) == [.wrongCheckDigit])
    #expect(vector.candidates.map(\.strength) == [.checkDigit])
  }

  @Test("strength says whether a check digit was looked at", arguments: numbers.filter { $0.valid != false })
  func strength(_ vector: LabelVector) {
    let withoutDigit: Set<String> = [
      "dpd_parcel_label", "dhl_piece", "postnl_3s", "cainiao_lp", "amazon_tba", "yunexpress", "landmark",
      "bpost_24", "bpost_18", "bpost_jjbea", "ioss", "eori", "uld",
    ]
    let wanted: LabelCandidate.Strength = withoutDigit.contains(vector.kind) ? .shape : .checkDigit
    #expect(vector.candidates.map(\.strength) == [wanted])
  }

  @Test("the parts are the fixture's", arguments: numbers.filter { $0.parts != nil })
  func parts(_ vector: LabelVector) throws {
    let candidate = try #require(vector.candidates.first)
    let parts = Dictionary(
      uniqueKeysWithValues: candidate.parts(of: latin1(vector.input)).map { ($0.name, $0.value) })
    for (name, value) in vector.parts?.texts ?? [:] { #expect(parts[name] == value, "\(name)") }
  }

  @Test("a right number is never vetoed and a wrong one never proved", arguments: vectors)
  func verdicts(_ vector: LabelVector) throws {
    let verdict = vector.reading.checkDigitVerdict
    if vector.valid != false { #expect(verdict != .failed) }
    if vector.valid == true, ["s10", "ups_1z", "dpd_tracking", "mrn"].contains(vector.kind) {
      #expect(verdict == .verified)
    }
    if vector.kind == "s10" || vector.kind == "ups_1z", vector.isWrongDigit { #expect(verdict == .failed) }
  }

  @Test(
    "envelopes give their format, their fields and what is inside",
    arguments: vectors.filter { $0.kind == "iso15434" })
  func envelopes(_ vector: LabelVector) throws {
    let bytes = latin1(vector.input)
    let reading = vector.reading
    let envelope = try #require(reading.envelope)
    #expect(vector.parts?.texts["format"] == "0\(envelope.format)")
    #expect(envelope.isComplete == (vector.valid == true))
    let fields = envelope.fields.indices.map { bytes[envelope.fields[$0].start..<envelope.fields[$0].end] }
    #expect(Array(fields.joined(separator: [0x1D])) == Array(bytes[7..<envelope.dataEnd]))
    if envelope.format == 5 { #expect(reading.gs1Certainty == .yes) }
    guard let message = reading.carrierMessageParts(of: bytes) else { return #expect(envelope.format != 1) }
    for part in message.parts {
      if let wanted = vector.parts?.texts[part.name] { #expect(part.value == wanted, "\(part.name)") }
    }
  }
}
