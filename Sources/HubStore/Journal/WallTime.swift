public import Foundation

/// A time of day, for people and other systems. Nothing that decides looks at it.
///
/// **Shape**: in the journal RFC 3339 in UTC with milliseconds, `2026-11-21T09:20:05.123Z`, so that text order is
/// time order.
public struct WallTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var date: Date

  public init(_ date: Date) { self.date = date }

  /// A time that `text` wrote, or nil.
  public init?(text: String) {
    do {
      date = try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    } catch {
      return nil
    }
  }

  public static var now: WallTime { WallTime(Date()) }

  public var text: String { date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) }
  public var description: String { text }

  public static func < (a: Self, b: Self) -> Bool { a.date < b.date }
}
