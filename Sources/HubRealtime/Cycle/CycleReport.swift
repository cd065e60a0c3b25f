/// How the cycle has been doing since the start.
///
/// **Thread**: written by `hub-core` every 50 ms, read by anyone through a snapshot cell.
public struct CycleReport: Sendable, BitwiseCopyable {
  /// Turns of the crank.
  public var cycles: UInt64 = 0
  /// Periods that were left out because a turn began a period or more late.
  public var missedPeriods: UInt64 = 0
  /// How long a turn took, rings and cells included.
  public var turnTime = LatencyHistogram()
  /// How long after its instant the thread woke.
  public var wakeLateness = LatencyHistogram()
  /// Orders that found a link's ring full.
  public var ordersRefused: UInt64 = 0
  /// Traces that found their ring full; each such turn holds the line.
  public var tracesLost: UInt64 = 0

  public init() {}
}
