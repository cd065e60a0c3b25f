/// Latencies in numbers people compare.
///
/// **Units**: microseconds.
public struct LatencySummary: Hashable, Sendable {
  public var count: Int
  public var p50: Int64
  public var p99: Int64
  public var p999: Int64
  public var max: Int64
}
