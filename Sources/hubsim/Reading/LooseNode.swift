import HubUnits
import Yams

/// A place in a YAML file, read loosely: the world's own eyes on the configuration.
///
/// The daemon checks the file to the last key; the world reads what it needs and shares no code with it.
struct LooseNode {
  let node: Node?
  /// How one gets there, for messages: `belt.speed`.
  let path: String

  subscript(key: String) -> LooseNode {
    LooseNode(node: node?.mapping?[key], path: path.isEmpty ? key : "\(path).\(key)")
  }

  var exists: Bool { node != nil }

  var list: [LooseNode] {
    (node?.sequence ?? []).enumerated().map { LooseNode(node: $0.element, path: "\(path)[\($0.offset)]") }
  }

  /// Keys and values of a mapping, in the file's order.
  var entries: [(key: String, value: LooseNode)] {
    (node?.mapping ?? [:]).compactMap { key, value in
      key.string.map { ($0, LooseNode(node: value, path: "\(path).\($0)")) }
    }
  }

  /// The text of a scalar as it was written.
  var text: String? { node?.scalar?.string }

  func required() throws(WorldError) -> String {
    guard let text else { throw .config("\(path) is missing; the mock line needs it") }
    return text
  }

  func integer() throws(WorldError) -> Int {
    let text = try required()
    let number = text.hasPrefix("0x") ? Int(text.dropFirst(2), radix: 16) : Int(text)
    guard let number else { throw .config("\(path) is \"\(text)\", not a whole number") }
    return number
  }

  /// A length such as `60 m` or `120 mm`.
  func distance() throws(WorldError) -> Distance {
    Distance(micrometres: try measure(["um": 1, "mm": 1_000, "cm": 10_000, "m": 1_000_000]))
  }

  /// A time such as `45 ms` or `4 s`.
  func time() throws(WorldError) -> Nanoseconds {
    Nanoseconds(try measure(["us": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "min": 60_000_000_000]))
  }

  /// A speed such as `2.5 m/s`.
  func speed() throws(WorldError) -> BeltSpeed {
    BeltSpeed(micrometresPerSecond: try measure(["mm/s": 1_000, "m/s": 1_000_000, "m/min": 16_667]))
  }

  private func measure(_ units: [String: Double]) throws(WorldError) -> Int64 {
    let text = try required()
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]), let unit = units[String(parts[1])] else {
      throw .config("\(path) is \"\(text)\"; a number and one of \(units.keys.sorted()) are needed")
    }
    return Int64((number * unit).rounded())
  }
}
