/// A length along the belt: a gap, a window, a parcel.
///
/// **Units**: micrometres, signed. Integers, so that replay is identical to the bit.
public struct Distance: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var micrometres: Int64

  @inlinable public init(micrometres: Int64) { self.micrometres = micrometres }

  @inlinable public static var zero: Distance { .init(micrometres: 0) }
  @inlinable public static func millimetres(_ n: Int64) -> Self { .init(micrometres: n &* 1_000) }
  @inlinable public static func metres(_ n: Int64) -> Self { .init(micrometres: n &* 1_000_000) }

  /// Whole millimetres, rounded to nearest. For people and logs.
  @inlinable public var wholeMillimetres: Int64 {
    (micrometres &+ (micrometres < 0 ? -500 : 500)) / 1_000
  }
  @inlinable public var magnitude: Distance { .init(micrometres: abs(micrometres)) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.micrometres < b.micrometres }
  @inlinable public static func + (a: Self, b: Self) -> Self {
    .init(micrometres: a.micrometres &+ b.micrometres)
  }
  @inlinable public static func - (a: Self, b: Self) -> Self {
    .init(micrometres: a.micrometres &- b.micrometres)
  }
  @inlinable public static prefix func - (a: Self) -> Self { .init(micrometres: 0 &- a.micrometres) }
  @inlinable public static func * (a: Self, n: Int64) -> Self { .init(micrometres: a.micrometres &* n) }
  @inlinable public static func / (a: Self, n: Int64) -> Self { .init(micrometres: a.micrometres / n) }
}
