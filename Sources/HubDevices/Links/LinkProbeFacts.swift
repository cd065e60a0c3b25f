public import HubModbus
public import HubUnits

/// What a look at a link found, with the daemon stopped.
public struct LinkProbeFacts: Sendable, Hashable {
  /// How long building the connection took; nil when there is none.
  public var connectTime: Nanoseconds?
  /// Round trips of single readings, shortest first.
  public var roundTrips: [Nanoseconds] = []
  /// By rank; nil when they could not be read.
  public var inputs: [Bool]?
  /// The encoder's count at the first and at the last reading.
  public var encoderFirst: UInt32?
  public var encoderLast: UInt32?
  /// Whether the device's heartbeat changed between the readings; nil when it has none or was not read.
  public var hasHeartbeatMoved: Bool?
  /// What the read-back of the device's I/O watchdog found.
  public var watchdog = WatchdogFinding.notRequired
  /// What went wrong; everything above is what was found before that.
  public var error: ModbusError?

  public init() {}

  public var medianRoundTrip: Nanoseconds? {
    roundTrips.isEmpty ? nil : roundTrips[roundTrips.count / 2]
  }
  public var longestRoundTrip: Nanoseconds? { roundTrips.last }
}
