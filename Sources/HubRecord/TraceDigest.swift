public import HubCore

/// What a run told, in one number: two runs with the same inputs have the same digest.
///
/// The core is a crank without clock or chance, so the same frozen inputs must give the same traces to the bit. The
/// digest is how simulators and, later, replays of recordings hold it to that.
///
/// **Shape**: 64 bits. It tells runs apart that differ by accident; it is no defence against intent.
/// **Source**: FNV-1a, 64 bits, over each trace's words and numbers as Swift prints them.
public struct TraceDigest: Sendable, Hashable {
  /// The digest so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325
  /// Traces taken in.
  public private(set) var count = 0

  public init() {}

  /// Takes the next trace in.
  public mutating func add(_ trace: CoreTrace) {
    count += 1
    for byte in String(describing: trace).utf8 {
      value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
  }
}
