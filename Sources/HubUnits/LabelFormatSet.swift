/// Some of the formats.
///
/// A set of bits of our own: `Set` needs the heap, and `OptionSet` brings arrays along.
///
/// **Shape**: room for 128 formats.
public struct LabelFormatSet: Sendable, Hashable, BitwiseCopyable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  public init() {}

  public var isEmpty: Bool { low == 0 && high == 0 }

  public func contains(_ format: LabelFormat) -> Bool {
    let bit = UInt64(format.rawValue & 63)
    return (format.rawValue < 64 ? low : high) >> bit & 1 == 1
  }

  public mutating func insert(_ format: LabelFormat) {
    let bit = UInt64(1) << UInt64(format.rawValue & 63)
    if format.rawValue < 64 { low |= bit } else { high |= bit }
  }

  /// The formats that are in both.
  public func intersection(_ other: LabelFormatSet) -> LabelFormatSet {
    var both = self
    both.low &= other.low
    both.high &= other.high
    return both
  }

  /// Whether every format of `other` is in this set.
  public func contains(_ other: LabelFormatSet) -> Bool { intersection(other) == other }
}
