public import HubUnits

/// How long something took, over and over: counts in fixed buckets.
///
/// Each power of two is cut in eight, so a percentile is at most 12.5 % too high and never too low.
///
/// **Units**: nanoseconds in, nanoseconds out. **Shape**: 256 buckets, 2 KB; from 256 ns to 68 s, what is below
/// or above falls into the first or the last.
/// **Thread**: a value; published through a snapshot cell.
public struct LatencyHistogram: Sendable, BitwiseCopyable {
  /// **Source**: 2^8 ns is below any system call, 2^36 ns is longer than any timeout of ours; 28 octaves of 8,
  /// rounded up.
  static let bucketCount = 256
  private static let lowestExponent = 8
  private static let partsOfOctave = 8

  private var buckets: InlineArray<256, UInt64>
  public private(set) var count: UInt64
  public private(set) var longest: Nanoseconds

  public init() {
    buckets = InlineArray(repeating: 0)
    count = 0
    longest = .zero
  }

  /// Counts one. Below zero counts as zero.
  public mutating func record(_ time: Nanoseconds) {
    let bucket = Self.bucket(of: time)
    buckets[bucket] &+= 1
    count &+= 1
    if time > longest { longest = time }
  }

  /// The time that `perMille` of a thousand stay within: 500 is the median, 990 is p99, 999 is p99.9.
  ///
  /// - Returns: the upper edge of the bucket, or the longest when that is less; zero when nothing was counted.
  public func percentile(perMille: Int) -> Nanoseconds {
    guard count > 0 else { return .zero }
    let rank = (count * UInt64(perMille) + 999) / 1_000
    var seen: UInt64 = 0
    for bucket in 0..<Self.bucketCount {
      seen += buckets[bucket]
      if seen >= rank { return min(Self.upperEdge(of: bucket), longest) }
    }
    return longest
  }

  static func bucket(of time: Nanoseconds) -> Int {
    guard time.count >= 1 << lowestExponent else { return 0 }
    let exponent = 63 - time.count.leadingZeroBitCount
    let part = Int(time.count >> Int64(exponent - 3)) & (partsOfOctave - 1)
    return min(1 + (exponent - lowestExponent) * partsOfOctave + part, bucketCount - 1)
  }

  static func upperEdge(of bucket: Int) -> Nanoseconds {
    guard bucket > 0 else { return Nanoseconds(1 << Int64(lowestExponent)) }
    let exponent = lowestExponent + (bucket - 1) / partsOfOctave
    let part = (bucket - 1) % partsOfOctave
    return Nanoseconds(Int64(partsOfOctave + part + 1) << Int64(exponent - 3))
  }
}
