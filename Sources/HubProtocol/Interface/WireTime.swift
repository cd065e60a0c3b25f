import Foundation

/// A moment on the wall clock, for people and other computers; nothing that decides ever sees it.
///
/// **Units**: milliseconds since 1970 (UTC). On the wire ISO 8601 with milliseconds: `2026-11-21T03:04:05.678Z`.
public struct WireTime: Codable, Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The time now.
  public static var now: WireTime {
    WireTime(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
  }

  /// As it stands on the wire.
  public var text: String {
    let fraction = ((milliseconds % 1_000) + 1_000) % 1_000
    // Whole seconds are exact in a Double; the fraction is written by hand, so that none is rounded twice.
    let whole = Date(timeIntervalSince1970: Double((milliseconds - fraction) / 1_000))
    let digits = String(fraction)
    let padded = String(repeating: "0", count: 3 - digits.count) + digits
    return whole.formatted(Date.ISO8601FormatStyle()).dropLast() + ".\(padded)Z"
  }

  /// The moment of a text as on the wire, or nil when it is none.
  public init?(_ text: String) {
    do {
      let date = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
      milliseconds = Int64((date.timeIntervalSince1970 * 1_000).rounded())
    } catch {
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

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}
