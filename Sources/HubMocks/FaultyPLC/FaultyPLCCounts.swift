/// What a fault server saw and did.
public struct FaultyPLCCounts: Sendable, Equatable {
  public var connections = 0
  public var requests = 0
  /// Answers given, right or wrong.
  public var answers = 0
  /// How often coils were let go because the daemon's heartbeat stood still.
  public var releases = 0
  public var faults: [PLCFaultKind: Int] = [:]
}
