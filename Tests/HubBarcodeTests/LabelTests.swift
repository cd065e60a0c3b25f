import HubBarcode
import HubUnits
import Testing

/// One entry of `parcel/eu_and_customs_vectors.json`.
struct LabelVector: Decodable, Sendable, CustomTestStringConvertible {
  let kind: String
  let input: String
  let valid: Bool?
  let note: String?

  var testDescription: String { "\(kind) \(input) \(note ?? "")" }
}

private let path = "parcel/eu_and_customs_vectors.json"

@Suite("Parcel, post and customs numbers", .enabled(if: Fixtures.isPresent(path), "no fixtures"))
struct LabelTests {
  static let vectors = Fixtures.list(path, "vectors", as: LabelVector.self)

  @Test(
    "each number is a valid candidate of its kind, its bad twin is not",
    arguments: vectors.filter { $0.kind != "iso15434" })
  func kinds(_ vector: LabelVector) {
    let reading = LabelReading(latin1(vector.input).span, symbologyIdentifier: nil)
    let ofKind = reading.candidates.list.indices.map { reading.candidates.list[$0] }
      .filter { $0.format.kind == vector.kind }
    switch vector.valid {
    case true?: #expect(ofKind.map(\.validity) == [.valid])
    case false?: #expect(!ofKind.contains { $0.validity != .wrongCheckDigit })
    case nil: #expect(ofKind.map(\.validity) == [.formatOnly])
    }
  }

  @Test("a right number is never vetoed and a wrong one never proved", arguments: vectors)
  func verdicts(_ vector: LabelVector) throws {
    let barcode = try #require(Barcode(vector.input))
    let verdict = checkDigitVerdict(of: barcode, symbologyIdentifier: nil)
    if vector.valid != false { #expect(verdict != .failed) }
    if vector.valid == true, ["s10", "ups_1z", "dpd_tracking", "mrn"].contains(vector.kind) {
      #expect(verdict == .verified)
    }
    let isWrongDigit = ["wrong check digit", "naive 11-r"].contains { vector.note?.contains($0) ?? false }
    if vector.kind == "s10" || vector.kind == "ups_1z", isWrongDigit { #expect(verdict == .failed) }
  }

  @Test("envelopes give their format and fields", arguments: vectors.filter { $0.kind == "iso15434" })
  func envelopes(_ vector: LabelVector) throws {
    let bytes = latin1(vector.input)
    let envelope = try #require(LabelReading(bytes.span, symbologyIdentifier: nil).envelope)
    #expect(vector.input.contains("\u{1E}0\(envelope.format)\u{1D}"))
    #expect(envelope.isComplete == (vector.valid == true))
    #expect(!envelope.fields.isEmpty)
    let first = envelope.fields[0]
    #expect(first.start == 7)
    #expect(first.end <= bytes.count)
  }
}

/// One entry of `parcel/tracking_vectors.json`.
struct TrackingVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Match: Decodable, Sendable {
    let courier: String
    let format: String
  }
  struct Expected: Decodable, Sendable { let allValidFormats: [Match] }
  let normalized: String
  let courier: String
  let format: String
  let validForFormat: Bool
  let expected: Expected

  var testDescription: String { "\(format) \(normalized)" }
}

private let tracking = "parcel/tracking_vectors.json"

@Suite("Courier numbers", .enabled(if: Fixtures.isPresent(tracking), "no fixtures"))
struct TrackingTests {
  /// Formats we leave out or read otherwise, and why.
  static let leftOut: Set<String> = [
    // Any 10 to 39 letters and digits after two letters: fits half of all labels and proves nothing.
    "dhl_ecommerce",
    // Any 14 digits.
    "dhl_ecommerce_14",
    // A hyphen inside; not seen in Europe.
    "LaserShip 1LS7 (18)",
    // 18 digits with the same check as an SSCC, which is what it is.
    "fedex_ground_sscc_18",
  ]
  /// Formats of one carrier that we keep as one.
  static let ours = [
    "usps_impb_n": "usps_impb", "usps_impb_c": "usps_impb", "usps_legacy": "usps_impb",
    "UPS Waybill": "ups_waybill", "lasership_1ls7": "lasership_1ls", "lasership_1lscx": "lasership_1ls",
  ]

  @Test(
    "a number fits every courier it is valid for",
    arguments: Fixtures.list(tracking, "vectors", as: TrackingVector.self))
  func couriers(_ vector: TrackingVector) {
    let reading = LabelReading(latin1(vector.normalized).span, symbologyIdentifier: nil)
    let valid = reading.candidates.list.indices.map { reading.candidates.list[$0] }
      .filter { $0.validity != .wrongCheckDigit }
    for match in vector.expected.allValidFormats where !Self.leftOut.contains(match.format) {
      let wanted = Self.ours[match.format] ?? match.format
      // Twenty digits of the old USPS kind are the same rule under another name.
      let names = wanted == "usps_impb" ? [wanted, "usps_20"] : [wanted]
      #expect(
        valid.contains { names.contains($0.format.formatName) }, "\(vector.normalized) is no \(match.format)")
    }
    if !vector.validForFormat {
      let wanted = Self.ours[vector.format] ?? vector.format
      let isValidElsewhere = vector.expected.allValidFormats.contains {
        Self.ours[$0.format] ?? $0.format == wanted
      }
      if !isValidElsewhere {
        #expect(!valid.contains { $0.format.formatName == wanted }, "\(vector.normalized) is no \(wanted)")
      }
    }
  }
}

@Suite("Check digit verdicts and parcel keys")
struct VerdictTests {
  private func verdict(_ text: String, _ identifier: String? = nil) throws -> CheckDigitVerdict {
    checkDigitVerdict(
      of: try #require(Barcode(text)), symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) })
  }

  @Test("a wrong digit fails only where the shape proves the format")
  func failed() throws {
    #expect(try verdict("RR123456785BE") == .verified)
    #expect(try verdict("RR123456784BE") == .failed)
    #expect(try verdict("1Z999AA11262185671") == .failed)
    #expect(try verdict("00376130321109103421", "]C1") == .failed)
    #expect(try verdict("00376130321109103421") == .failed)
    #expect(try verdict("00376130321109103420") == .verified)
    #expect(try verdict("00376130321109103421", "]C0") == .none)
    #expect(try verdict("420SW1A1AA\u{1D}00376130321109103421", "]C1") == .failed)
    #expect(try verdict("420SW1A1AA\u{1D}00376130321109103420", "]C1") == .verified)
    #expect(try verdict("057-88417303") == .failed)
  }

  @Test("numbers without a check digit are neither right nor wrong")
  func none() throws {
    for text in [
      "LP00123456789012", "TBA502887274000", "3SABCD123456789", "JJD000390007882000001",
      "YT2612345678901234", "JJBEA2356412012365478896541", "%000446008127099800000327056",
      "RB123456785ZZ", "ABC", "", "hello world",
    ] { #expect(try verdict(text) == .none, "\(text)") }
    // A customs number that breaks the rule is never refused for Great Britain.
    #expect(try verdict("22GB02I89012847596") == .none)
    #expect(try verdict("22DK1V0QQK2S6J7TU2") == .failed)
  }

  @Test("the same parcel has one key, however its number is written")
  func keys() throws {
    func key(_ text: String, _ identifier: String? = nil) throws -> String {
      parcelKey(
        of: try #require(Barcode(text)), symbologyIdentifier: identifier.flatMap { SymbologyIdentifier($0) }
      ).text
    }
    let sscc = "157035381410375177"
    #expect(try key("00" + sscc) == sscc)
    #expect(try key("00" + sscc, "]C1") == sscc)
    #expect(try key("00" + sscc, "]C0") == sscc)
    #expect(try key(sscc) == sscc)
    #expect(try key("00" + sscc + "4204460\u{1D}403BE4460001", "]C1") == sscc)
    #expect(try key("\u{1D}00" + sscc) == sscc)
    #expect(try key("%000446008127099800000327056") == "08127099800000")
    #expect(try key("08127099800000C") == "08127099800000")
    #expect(try key("057-88417302") == "05788417302")
    #expect(try key("rb 123 456 785 be") == "RB123456785BE")
    #expect(try key("B4460 \u{1D}056\u{1D}001\u{1D}1ZE020520244115965\u{1D}UPSN") == "1ZE020520244115965")
    for text in [
      "TBA502887274000", "RR123456784BE", "00376130321109103421", "anything at all", "5412345000013",
    ] {
      #expect(try key(text) == text)
    }
  }

  @Test("the key of a key is itself", arguments: [31, 32, 33] as [UInt64])
  func idempotent(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("0123456789ABERSTZL%- abz\u{1D}".utf8)
    for _ in 0..<5_000 {
      var barcode = Barcode()
      for _ in 0..<Int.random(in: 0...30, using: &numbers) {
        barcode.append(alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)])
      }
      let once = parcelKey(of: barcode)
      #expect(parcelKey(of: once) == once, "\(barcode.text)")
      _ = checkDigitVerdict(of: barcode, symbologyIdentifier: nil)
    }
  }
}
