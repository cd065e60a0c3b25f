// Control plane and field only, as the description of a link that holds it.
#if !hasFeature(Embedded)
  /// What a link wants of its device's I/O watchdog.
  public enum WatchdogDemand: String, Sendable, Hashable, CaseIterable {
    /// Read back as armed, or nothing is driven.
    case required
    /// Set by somebody, and tried; no register is known to read it back.
    case byHand = "by_hand"
    /// A program in the device watches our heartbeat instead.
    case none
  }
#endif
