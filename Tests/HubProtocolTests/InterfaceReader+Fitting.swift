import Foundation

extension InterfaceReader {
  /// What in a JSON value does not fit its declared kind: nothing, when all is well.
  func misfits(_ value: Any, _ kind: Kind, at place: String = "") -> [String] {
    switch kind {
    case .object: []
    case .bool: Self.isBool(value) ? [] : ["\(place) is no bool"]
    case .int: Self.isWhole(value) ? [] : ["\(place) is no int"]
    case .float: value is NSNumber && !Self.isBool(value) ? [] : ["\(place) is no float"]
    case .string: value is String ? [] : ["\(place) is no string"]
    case .maybe(let inner): value is NSNull ? [] : misfits(value, inner, at: place)
    case .named(let name): types[name].map { misfits(value, $0, at: place) } ?? ["there is no type \(name)"]
    case .words(let words):
      (value as? String).map(words.contains) == true ? [] : ["\(place): '\(value)' is none of \(words)"]
    case .array(let inner):
      (value as? [Any])?.enumerated().flatMap { misfits($1, inner, at: "\(place)[\($0)]") } ?? [
        "\(place) is no list"
      ]
    case .map(let inner):
      (value as? [String: Any])?.flatMap { misfits($1, inner, at: "\(place).\($0)") } ?? [
        "\(place) is no map"
      ]
    case .record(let fields): misfits(value, fields, at: place)
    }
  }

  private func misfits(_ value: Any, _ fields: [Field], at place: String) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
    let known = Set(fields.map(\.name))
    let invented = object.keys.filter { !known.contains($0) }.map { "\(place).\($0) is not declared" }
    return invented
      + fields.flatMap { field -> [String] in
        if let inner = object[field.name] { return misfits(inner, field.kind, at: "\(place).\(field.name)") }
        if case .maybe = field.kind { return [] }
        return ["\(place).\(field.name) is missing"]
      }
  }

  private static func isBool(_ value: Any) -> Bool {
    // Safety: an NSNumber's type is a string constant that lives as long as the program.
    (value as? NSNumber).map { unsafe String(cString: $0.objCType) == "c" } ?? false
  }

  private static func isWhole(_ value: Any) -> Bool {
    guard let number = value as? NSNumber, !isBool(value) else { return false }
    return number.doubleValue.rounded() == number.doubleValue
  }

  /// The names of the optional fields that a kind has, with their places; a sample that fills all proves all.
  func optionalPlaces(in kind: Kind, at place: String = "") -> Set<String> {
    switch kind {
    case .maybe(let inner): optionalPlaces(in: inner, at: place).union([place])
    case .array(let inner), .map(let inner): optionalPlaces(in: inner, at: place)
    case .named(let name): types[name].map { optionalPlaces(in: $0, at: place) } ?? []
    case .record(let fields):
      fields.reduce(into: []) { $0.formUnion(optionalPlaces(in: $1.kind, at: "\(place).\($1.name)")) }
    default: []
    }
  }

  /// The places that occur in a value.
  static func places(in value: Any, at place: String = "") -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(places(in: $1, at: place)) } }
    guard let object = value as? [String: Any] else { return [place] }
    return object.reduce(into: [place]) { $0.formUnion(places(in: $1.value, at: "\(place).\($1.key)")) }
  }
}
