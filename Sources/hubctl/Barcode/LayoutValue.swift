/// A layout in JSON, in the form of the fixtures' `expected_layout`: numbers, nothing, and objects of them.
enum LayoutValue: Encodable {
  case number(Int)
  case nothing
  case object([String: LayoutValue])

  init(_ number: Int?) { self = number.map { .number($0) } ?? .nothing }

  static func field(_ offset: Int, size: Int) -> LayoutValue {
    .object(["offset": .number(offset), "size": .number(size)])
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .nothing: try container.encodeNil()
    case .object(let fields): try container.encode(fields)
    }
  }

  /// One line a field, for a technician.
  func lines(_ name: String = "", depth: Int = 0) -> [String] {
    let margin = String(repeating: "  ", count: depth)
    switch self {
    case .number(let number): return ["\(margin)\(name) \(number)"]
    case .nothing: return ["\(margin)\(name) none"]
    case .object(let fields):
      let below = fields.sorted { $0.key < $1.key }
      // A field of numbers alone is one line: `keys count 6, offset 2`.
      let isFlat = below.allSatisfy { if case .number = $0.value { true } else { false } }
      if isFlat, !name.isEmpty {
        let numbers = below.flatMap { $0.value.lines($0.key) }.joined(separator: ", ")
        return ["\(margin)\(name): \(numbers)"]
      }
      return (name.isEmpty ? [] : ["\(margin)\(name)"])
        + below.flatMap { $0.value.lines($0.key, depth: depth + (name.isEmpty ? 0 : 1)) }
    }
  }
}
