/// A length of time.
///
/// A 64-bit count instead of `Swift.Duration` (128 bits), so that it crosses rings cheaply and compiles
/// for the allocation-free core.
///
/// **Units**: nanoseconds; about ±292 years.
public struct Nanoseconds: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var count: Int64

  @inlinable public init(_ count: Int64) { self.count = count }

  @inlinable public static var zero: Nanoseconds { .init(0) }
  @inlinable public static func microseconds(_ n: Int64) -> Self { .init(n &* 1_000) }
  @inlinable public static func milliseconds(_ n: Int64) -> Self { .init(n &* 1_000_000) }
  @inlinable public static func seconds(_ n: Int64) -> Self { .init(n &* 1_000_000_000) }

  /// Whole milliseconds, rounded towards zero. For people and logs, not for arithmetic.
  @inlinable public var wholeMilliseconds: Int64 { count / 1_000_000 }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  @inlinable public static func + (a: Self, b: Self) -> Self { .init(a.count &+ b.count) }
  @inlinable public static func - (a: Self, b: Self) -> Self { .init(a.count &- b.count) }
  @inlinable public static func * (a: Self, n: Int64) -> Self { .init(a.count &* n) }
  @inlinable public static func / (a: Self, n: Int64) -> Self { .init(a.count / n) }
}
