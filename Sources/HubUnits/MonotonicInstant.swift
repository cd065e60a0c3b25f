/// A point on the kernel's monotonic clock (`CLOCK_MONOTONIC`).
///
/// Wall-clock time steps; belts do not, so nothing that decides ever sees a wall clock.
///
/// **Units**: nanoseconds since an arbitrary start (boot on Linux). Comparable between processes of one machine.
public struct MonotonicInstant: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var nanoseconds: Int64

  @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Before everything that can happen; the value of "never yet".
  @inlinable public static var distantPast: MonotonicInstant { .init(nanoseconds: .min / 4) }
  /// After everything that can happen.
  @inlinable public static var distantFuture: MonotonicInstant { .init(nanoseconds: .max / 4) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }
  @inlinable public static func + (a: Self, b: Nanoseconds) -> Self {
    .init(nanoseconds: a.nanoseconds &+ b.count)
  }
  @inlinable public static func - (a: Self, b: Nanoseconds) -> Self {
    .init(nanoseconds: a.nanoseconds &- b.count)
  }
  @inlinable public static func - (a: Self, b: Self) -> Nanoseconds {
    .init(a.nanoseconds &- b.nanoseconds)
  }
}
