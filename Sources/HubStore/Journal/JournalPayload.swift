import Foundation

/// The JSON object of an event.
public enum JournalPayload {
  /// What an object may hold.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
  }

  /// The object as text, its keys in order so that equal objects are equal texts.
  public static func text(_ object: [String: Value]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(object), as: UTF8.self)
  }
}

extension JournalPayload.Value: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    }
  }
}
