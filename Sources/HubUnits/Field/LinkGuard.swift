// Control plane and field only, as the description of the link that holds it.
#if !hasFeature(Embedded)
  /// What guards a link's outputs when this program is gone, and how closely they are watched while it is there.
  public struct LinkGuard: Sendable, Hashable {
    public var device = DeviceProfile.generic
    public var demand = WatchdogDemand.none
    /// The I/O watchdog that is read back; there if it is required.
    public var watchdog: WatchdogRegisters?
    /// Each output is read back after it was written.
    public var readsBack = false

    public init() {}

    /// The largest count of its time register that is not longer than `time`; 0 when one count is.
    public static func most(_ watchdog: WatchdogRegisters, within time: Nanoseconds) -> UInt16 {
      UInt16(clamping: time.count / watchdog.unit.count)
    }
  }
#endif
