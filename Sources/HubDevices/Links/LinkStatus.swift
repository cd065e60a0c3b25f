public import HubModbus
public import HubRealtime
public import HubUnits

/// How a link has been doing.
///
/// **Shape**: fixed size, about 7 KB. **Thread**: written by the link's thread at each change of state and every
/// 50 ms; read by anyone through a snapshot cell.
public struct LinkStatus: Sendable, BitwiseCopyable {
  public var state: LinkState = .starting
  public var hold: LinkHold = .none
  /// What the read-back of the device's I/O watchdog found.
  public var watchdog = WatchdogFinding.notRequired
  /// When this was written.
  public var at: MonotonicInstant = .distantPast
  /// Connections built, safe states included.
  public var connects: UInt64 = 0
  public var errors = LinkErrorCounts()
  public var lastError: ModbusError?
  public var lastErrorAt: MonotonicInstant = .distantPast
  /// Complete readings of all inputs.
  public var polls: UInt64 = 0
  /// Polls that began a whole period late or more.
  public var latePolls: UInt64 = 0
  /// When the last complete reading was taken.
  public var lastImage: MonotonicInstant = .distantPast
  /// Orders that were sent, acknowledged or not.
  public var writes: UInt64 = 0
  /// Fires that were not sent because it was too late.
  public var expired: UInt64 = 0
  /// Orders that were dropped because the link was down or held.
  public var dropped: UInt64 = 0
  /// Orders to a device that fires by itself, on a link without a mailbox for their lane: never sent.
  public var notSendable: UInt64 = 0
  /// Orders to a device that fires by itself.
  public var mailbox = MailboxStatus()
  /// Outputs that, read back, were not what they had been told, and the rank of the last one that still is not.
  public var disobeyed: UInt64 = 0
  public var disobedient: UInt8?
  /// Outputs the link let go by itself, because no release came in time.
  public var releasedByLink: UInt64 = 0
  /// Request to answer, every exchange.
  public var roundTrip = LatencyHistogram()
  /// Request to answer, orders only.
  public var writeRoundTrip = LatencyHistogram()
  /// From an order's instant to the begin of its write.
  public var orderLateness = LatencyHistogram()

  public init() {}
}
