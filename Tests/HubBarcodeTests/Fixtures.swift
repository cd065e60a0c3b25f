import Foundation

/// The shared fixtures beside the repository, found from the package's root.
enum Fixtures {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/fixtures").standardizedFileURL

  static func isPresent(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  static func load<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// A list of a fixture, or an empty one when it is absent: the test then says that it skips.
  static func list<Value: Decodable>(_ path: String, _ key: String, as type: Value.Type = Value.self)
    -> [Value]
  {
    guard isPresent(path) else { return [] }
    do {
      let file = try load(path, as: FixtureList<Value>.self)
      return file.lists[key] ?? []
    } catch {
      preconditionFailure("fixture \(path) cannot be read: \(error)")
    }
  }
}

/// Any key of an object whose keys are data.
struct FixtureKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// A fixture file: an object with a note and one list.
struct FixtureList<Value: Decodable>: Decodable {
  var lists: [String: [Value]] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FixtureKey.self)
    for key in container.allKeys where !key.stringValue.hasPrefix("_") {
      lists[key.stringValue] = try container.decode([Value].self, forKey: key)
    }
  }
}

func bytes(hex: String) -> [UInt8] {
  var out: [UInt8] = []
  var high: UInt8?
  for character in hex {
    guard let digit = character.hexDigitValue else {
      preconditionFailure("fixture: no hex digit: \(character)")
    }
    if let first = high {
      out.append(first << 4 | UInt8(digit))
      high = nil
    } else {
      high = UInt8(digit)
    }
  }
  return out
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

func latin1(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }
