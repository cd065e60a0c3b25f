public import HubCore
import HubUnits

/// What a run told, in one number: two runs with the same inputs have the same digest.
///
/// The core is a crank without clock or chance, so the same frozen inputs must give the same traces to the bit. The
/// digest is how simulators and replays of recordings hold it to that.
///
/// **Shape**: 64 bits. It tells runs apart that differ by accident; it is no defence against intent.
/// **Source**: FNV-1a, 64 bits, over every field of each trace, in the encoding of `CoreEvent+Bytes.swift`.
public struct TraceDigest: Sendable, Hashable {
  private var sum = Checksum()
  /// Traces taken in.
  public private(set) var count = 0

  public init() {}

  /// The digest so far.
  public var value: UInt64 { sum.value }

  /// Takes the next trace in.
  public mutating func add(_ trace: CoreTrace) {
    count += 1
    trace.write(to: &sum)
  }
}
