import Foundation

/// The files under `examples/`, found from the package root.
enum ExampleFile {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func path(_ name: String) -> String {
    root.appendingPathComponent("examples").appendingPathComponent(name).path
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// A file with passages replaced; each must stand there exactly once, or the test itself is wrong.
  static func text(_ name: String, replacing edits: KeyValuePairs<String, String>) throws -> String {
    var text = try text(name)
    for (old, new) in edits {
      let parts = text.components(separatedBy: old)
      guard parts.count == 2 else { throw PassageNotOnce(passage: old, count: parts.count - 1) }
      text = parts.joined(separator: new)
    }
    return text
  }

  struct PassageNotOnce: Error {
    let passage: String
    let count: Int
  }
}
