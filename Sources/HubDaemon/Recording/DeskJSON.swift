import Foundation

/// The story column's JSON, both ways.
enum DeskJSON {
  static func text(_ body: StoryBody) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(body), as: UTF8.self)
  }

  static func body(_ text: String) throws -> StoryBody {
    try JSONDecoder().decode(StoryBody.self, from: Data(text.utf8))
  }
}
