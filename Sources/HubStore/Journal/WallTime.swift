public import Foundation

/// A time of day, for people and other systems. Nothing that decides looks at it.
///
/// **Units**: whole milliseconds since 1970 in UTC.
/// **Shape**: in the journal RFC 3339 in UTC with milliseconds, `2026-11-21T09:20:05.123Z`, so that text order
/// is time order.
public struct WallTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(_ date: Date) {
    milliseconds = Int64((date.timeIntervalSince1970 * 1_000).rounded())
  }

  /// A time that `text` wrote, or nil.
  public init?(text: String) {
    do {
      self.init(try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    } catch {
      return nil
    }
  }

  public static var now: WallTime { WallTime(Date()) }

  public var text: String {
    // The format cuts what is below a millisecond; a tenth of one keeps rounding on the right side.
    Date(timeIntervalSince1970: (Double(milliseconds) + 0.1) / 1_000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  public var description: String { text }

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}
