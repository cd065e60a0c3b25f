public import HubUnits

/// What a replay found.
public struct ReplayReport: Sendable {
  public var turns: UInt64 = 0
  public var traces: UInt64 = 0
  public var orders: UInt64 = 0
  /// The digest of everything the replay told.
  public var digest: UInt64 = 0
  public var began: MonotonicInstant?
  public var lasted: Nanoseconds = .zero
  /// Where it parts from the recording; nil: identical to its end.
  public var difference: ReplayDifference?
  /// How the recording ends; nil when the replay did not get there.
  public var ending: RecordingEnding?

  public var isIdentical: Bool { difference == nil }
}
