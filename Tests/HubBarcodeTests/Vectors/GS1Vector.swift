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
    let ok: Bool?
    let elements: [Element]?
    let elementString: String?
    let associationsOk: Bool?
    let checkDigitOk: Bool?
    let rule: String?
    let symbologyIdentifier: String?
    let error: String?
    let gtin: GTIN?
  }
  /// `biip_vectors` tells more of a GTIN than `logistics_vectors` does.
  enum GTIN: Decodable, Sendable {
    case text(String)
    case value(String)

    private enum Keys: CodingKey { case value }
    init(from decoder: any Decoder) throws {
      do {
        self = .text(try decoder.singleValueContainer().decode(String.self))
      } catch DecodingError.typeMismatch {
        self = .value(try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .value))
      }
    }
    var digits: String {
      switch self {
      case .text(let digits), .value(let digits): digits
      }
    }
  }

  let group: String
  let note: String?
  let input: String
  let symbologyIdentifier: String?
  let data: String?
  let expected: Expected

  var testDescription: String { "\(note ?? group) \(input.debugDescription)" }

  /// The bytes behind the identifier, and the identifier, as `hubctl barcode parse` would take them apart.
  var parted: (bytes: [UInt8], identifier: SymbologyIdentifier?) {
    let all = latin1(input)
    guard all.count >= 3, let identifier = SymbologyIdentifier(all[0], all[1], all[2]) else {
      return (all, nil)
    }
    return (Array(all.dropFirst(3)), identifier)
  }

  var reading: LabelReading {
    let (bytes, identifier) = parted
    return LabelReading(bytes.span, symbologyIdentifier: identifier)
  }

  /// What we read: whether the structure is right, and the elements in order.
  var answer: (isWellFormed: Bool, elements: [Element]) {
    let bytes = parted.bytes
    let reading = reading
    return (reading.isWellFormed(bytes.span), reading.gs1.map { gs1Elements($0, bytes) } ?? [])
  }
}

func gs1Elements(_ label: GS1Label, _ bytes: [UInt8]) -> [GS1Vector.Element] {
  label.elements.indices.map { index in
    let element = label.elements[index]
    let value = bytes[element.valueOffset..<(element.valueOffset + element.valueCount)]
    return GS1Vector.Element(
      ai: element.identifier, value: String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) })))
  }
}
