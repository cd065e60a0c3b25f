/// A part of a label in JSON: text, a list of texts, GS1 elements, or a yes.
enum PartValue: Encodable {
  case text(String)
  case list([String])
  case elements([LabelReport.Element])
  case flag(Bool)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .elements(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    }
  }
}
