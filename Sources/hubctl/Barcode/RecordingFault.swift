import Foundation

/// Why a file is no recording, in words for whoever wrote it: where, and what was meant to stand there.
enum RecordingFault {
  static func words(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(place(context)) has no \"\(name(key))\""
    case .typeMismatch(let type, let context): "\(place(context)) must be \(word(type))"
    case .valueNotFound(let type, let context): "\(place(context)) is null and must be \(word(type))"
    case .dataCorrupted: "it is no JSON"
    @unknown default: "it cannot be read"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "the file" }
    return context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? name($0) }.joined(separator: ".")
      .replacingOccurrences(of: ".[", with: "[")
  }

  /// As the file spells it: `t_ms`, where the program says `tMs`.
  private static func name(_ key: any CodingKey) -> String {
    key.stringValue.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
  }

  private static func word(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Double.Type: "a number"
    case is Bool.Type: "true or false"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}
