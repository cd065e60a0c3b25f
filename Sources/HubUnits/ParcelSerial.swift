/// The number a parcel gets at induction; unique in a line's journal, never used again.
public struct ParcelSerial: Hashable, Comparable, Sendable, BitwiseCopyable {
  public let number: Int64
  @inlinable public init(_ number: Int64) { self.number = number }
  /// No parcel.
  @inlinable public static var none: ParcelSerial { .init(0) }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
