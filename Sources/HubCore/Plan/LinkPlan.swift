public import HubUnits

/// What the core must know of a Modbus link.
public struct LinkPlan: Sendable, BitwiseCopyable {
  /// Images older than this hold the link's diverters.
  public var staleAfter: Nanoseconds
  /// How often our heartbeat changes.
  public var heartbeatEvery: Nanoseconds
  /// How long the PLC waits for our heartbeat before it lets every diverter go.
  public var releasedAfter: Nanoseconds
  /// How long the PLC's heartbeat may stand still; zero when it has none.
  public var theirStaleAfter: Nanoseconds

  public init(
    staleAfter: Nanoseconds, heartbeatEvery: Nanoseconds, releasedAfter: Nanoseconds,
    theirStaleAfter: Nanoseconds
  ) {
    self.staleAfter = staleAfter
    self.heartbeatEvery = heartbeatEvery
    self.releasedAfter = releasedAfter
    self.theirStaleAfter = theirStaleAfter
  }
}
