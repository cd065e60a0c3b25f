/// How far the belt has travelled since the daemon first saw its encoder.
///
/// Position decides, time supervises: every "when" about a parcel is a belt position.
///
/// **Units**: micrometres; grows with travel, unwrapped from the encoder's counter.
public struct BeltPosition: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var micrometres: Int64

  @inlinable public init(micrometres: Int64) { self.micrometres = micrometres }

  @inlinable public static var zero: BeltPosition { .init(micrometres: 0) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.micrometres < b.micrometres }
  @inlinable public static func + (a: Self, b: Distance) -> Self {
    .init(micrometres: a.micrometres &+ b.micrometres)
  }
  @inlinable public static func - (a: Self, b: Distance) -> Self {
    .init(micrometres: a.micrometres &- b.micrometres)
  }
  @inlinable public static func - (a: Self, b: Self) -> Distance {
    .init(micrometres: a.micrometres &- b.micrometres)
  }
}
