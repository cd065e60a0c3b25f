/// How fast the belt moves.
///
/// **Units**: micrometres per second, signed (a short reverse is negative).
public struct BeltSpeed: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var micrometresPerSecond: Int64

  @inlinable public init(micrometresPerSecond: Int64) {
    self.micrometresPerSecond = micrometresPerSecond
  }

  @inlinable public static var zero: BeltSpeed { .init(micrometresPerSecond: 0) }
  @inlinable public static func millimetresPerSecond(_ n: Int64) -> Self {
    .init(micrometresPerSecond: n &* 1_000)
  }

  @inlinable public static func < (a: Self, b: Self) -> Bool {
    a.micrometresPerSecond < b.micrometresPerSecond
  }

  /// The travel in a length of time, rounded towards zero.
  @inlinable public func travel(in time: Nanoseconds) -> Distance {
    // Microseconds keep the product inside 64 bits: 100 m/s for 25 hours still fits.
    .init(micrometres: micrometresPerSecond &* (time.count / 1_000) / 1_000_000)
  }

  /// The time for a distance at this speed, or nil while the belt is not moving forward.
  @inlinable public func time(for distance: Distance) -> Nanoseconds? {
    guard micrometresPerSecond > 0 else { return nil }
    let (high, low) = distance.micrometres.multipliedFullWidth(by: 1_000_000_000)
    // A distance that does not fit is further away than any belt is long.
    guard high == 0 || high == -1 else { return nil }
    if high == 0, low > UInt64(Int64.max) { return nil }
    if high == -1, low < UInt64(bitPattern: Int64.min) { return nil }
    return Nanoseconds(Int64(bitPattern: low) / micrometresPerSecond)
  }
}
