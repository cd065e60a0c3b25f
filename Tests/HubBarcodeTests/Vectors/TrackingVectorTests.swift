import HubBarcode
import HubUnits
import Testing

private let path = "parcel/tracking_vectors.json"
private let formats = "parcel/courier_formats.json"

/// One entry of `parcel/tracking_vectors.json`.
struct TrackingVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Match: Decodable, Sendable {
    let courier: String
    let format: String
    let hasCheckDigit: Bool
  }
  struct Parts: Decodable, Sendable {
    var values: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: FixtureKey.self)
      for key in container.allKeys {
        values[key.stringValue] = try container.decodeIfPresent(String.self, forKey: key)
      }
    }
  }
  struct Expected: Decodable, Sendable {
    let parts: Parts?
    let allValidFormats: [Match]
  }
  let input: String
  let courier: String
  let format: String
  let validForFormat: Bool
  let expected: Expected

  var testDescription: String { "\(format) \(input)" }
  var reading: LabelReading { LabelReading(latin1(input).span, symbologyIdentifier: nil) }
  var candidates: [LabelCandidate] {
    let list = reading.candidates.list
    return list.indices.map { list[$0] }
  }
  func candidate(_ courier: String, _ format: String) -> LabelCandidate? {
    candidates.first { $0.format.carrier == courier && $0.format.formatName == format }
  }
}

@Suite(
  "parcel/tracking_vectors.json: each courier's numbers give all they can be",
  .enabled(if: Fixtures.isPresent(path), "skipped: ../shared/fixtures/parcel/tracking_vectors.json is absent")
)
struct TrackingVectorTests {
  static let vectors = Fixtures.list(path, "vectors", as: TrackingVector.self)

  /// What the fixture calls a part, and what we do. Where two names stand, the format decides.
  static let names: [String: [String]] = [
    "SerialNumber": ["serial", "parcel_number"], "CheckDigit": ["check_digit", "check", "display_check"],
    "ServiceType": ["service", "service_indicator", "service_code"], "ShipperId": ["shipper"],
    "PackageId": ["package"], "CountryCode": ["country"],
    "DestinationZip": ["destination_zip", "postcode"], "DestinationZipPlus4": ["destination_zip_plus_4"],
    "OriginId": ["origin_id"], "ApplicationIdentifier": ["application_identifier"], "SCNC": ["scnc"],
    "GSN": ["gsn"], "ShippingContainerType": ["container_type"], "RoutingApplicationId": ["routing"],
  ]

  @Test(
    "a number fits every courier it is valid for, with the strength of its check digit", arguments: vectors)
  func couriers(_ vector: TrackingVector) throws {
    for match in vector.expected.allValidFormats {
      let candidate = try #require(
        vector.candidate(match.courier, match.format), "\(vector.input) is no \(match.format)")
      #expect(candidate.fits)
      #expect((candidate.strength == .checkDigit) == match.hasCheckDigit)
    }
  }

  @Test(
    "a number that is wrong as a format is no valid candidate of it",
    arguments: vectors.filter { !$0.validForFormat })
  func wrong(_ vector: TrackingVector) {
    let isValidElsewhere = vector.expected.allValidFormats.contains { $0.format == vector.format }
    let candidate = vector.candidate(vector.courier, vector.format)
    #expect(candidate?.fits != true || isValidElsewhere)
    // If its shape fits, then what is wrong is told: never silence.
    if let candidate {
      #expect(candidate.fits || candidate.validity == .wrongCheckDigit || candidate.validity == .impossible)
    }
  }

  @Test("the parts are the fixture's", arguments: vectors.filter(\.validForFormat))
  func parts(_ vector: TrackingVector) throws {
    let candidate = try #require(vector.candidate(vector.courier, vector.format))
    let parts = Dictionary(
      candidate.parts(of: latin1(vector.input)).map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first })
    for (name, value) in vector.expected.parts?.values ?? [:] {
      let ours = try #require(
        Self.names[name.prefix(1).uppercased() + name.dropFirst()], "no name for \(name)")
      #expect(ours.contains { parts[$0] == value }, "\(name) \(value): \(parts)")
    }
  }
}

/// One entry of `parcel/courier_formats.json`.
struct CourierFormat: Decodable, Sendable {
  struct Check: Decodable, Sendable { let name: String }
  let courier: String
  let format: String
  let checksum: Check?
}

@Suite(
  "parcel/courier_formats.json: every format has its name with us",
  .enabled(
    if: Fixtures.isPresent(formats), "skipped: ../shared/fixtures/parcel/courier_formats.json is absent"))
struct CourierFormatTests {
  @Test("carrier and name are the same words")
  func names() {
    for format in Fixtures.list(formats, "formats", as: CourierFormat.self) {
      #expect(
        LabelFormat.allCases.contains { $0.carrier == format.courier && $0.formatName == format.format },
        "\(format.courier) \(format.format)")
    }
  }

  @Test("no two of our formats have the same name")
  func distinct() {
    #expect(
      Set(LabelFormat.allCases.map { "\($0.carrier) \($0.formatName)" }).count == LabelFormat.allCases.count)
  }
}
