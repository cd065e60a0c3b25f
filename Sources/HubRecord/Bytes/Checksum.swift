/// A running checksum over bytes.
///
/// **Shape**: 64 bits. Each step is a bijection of the sum before it, so one changed byte always shows; several are
/// missed once in 2^64. It is no defence against intent.
/// **Source**: FNV-1a, 64 bits.
public struct Checksum: DigestSink, Sendable, Hashable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  /// The sum of some bytes.
  public init(of bytes: some Sequence<UInt8>) {
    for byte in bytes { put(byte) }
  }

  /// Goes on from an earlier sum.
  init(from value: UInt64) { self.value = value }

  mutating func put(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  mutating func put(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { put(byte) }
  }
}
