public import HubUnits

/// What the core must know of a Modbus link.
public struct LinkPlan: Sendable, BitwiseCopyable {
  /// Images older than this hold the link's diverters.
  public var staleAfter: Nanoseconds
  /// How often our heartbeat changes.
  public var heartbeatEvery: Nanoseconds
  /// How long the PLC waits for our heartbeat before it lets every diverter go.
  public var releasedAfter: Nanoseconds
  /// The PLC is alive when its heartbeat changed often enough within this time; zero when it has none.
  public var theirStaleAfter: Nanoseconds
  /// How often is often enough: one late beat must not stop the lanes, one beat of a stuttering PLC not open them.
  ///
  /// **Shape**: from 1 to `Limits.heartbeatEdges`.
  public var theirEdges: Int

  public init(
    staleAfter: Nanoseconds, heartbeatEvery: Nanoseconds, releasedAfter: Nanoseconds,
    theirStaleAfter: Nanoseconds, theirEdges: Int = 1
  ) {
    self.staleAfter = staleAfter
    self.heartbeatEvery = heartbeatEvery
    self.releasedAfter = releasedAfter
    self.theirStaleAfter = theirStaleAfter
    self.theirEdges = theirEdges
  }
}
