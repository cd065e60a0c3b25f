// Control plane and field only, as the device profile that holds it.
#if !hasFeature(Embedded)
  /// What is known of a device's own watchdog over its outputs.
  public enum DeviceWatchdog: Sendable, Hashable {
    /// None is known; a program in the device may watch our heartbeat.
    case unknown
    /// It has one, but no register is known in which it can be read. The text says where it is set.
    case unreadable(DeviceFact<String>)
    /// Its time register stands in the line's file.
    case stated
    /// It can be read back.
    case readable(WatchdogRegisters)
  }
#endif
