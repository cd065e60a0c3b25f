import Foundation

/// A moment on the wall clock, for people and other computers; nothing that decides ever sees it.
///
/// **Units**: microseconds since 1970 (UTC). On the wire ISO 8601 with milliseconds: `2026-11-21T03:04:05.678Z`.
public struct WireTime: Codable, Hashable, Comparable, Sendable {
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The time now.
  public static var now: WireTime { WireTime(date: Date()) }

  init(date: Date) {
    self.init(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
  }

  var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// As it stands on the wire.
  public var text: String { date.formatted(Self.style) }

  /// The moment of a text as on the wire, or nil when it is none.
  public init?(_ text: String) {
    do { self.init(date: try Self.style.parse(text)) } catch {
      // What the parser dislikes is told by the caller, which knows the field.
      return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = WireTime(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no time such as 2026-11-21T03:04:05.678Z")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }
}
