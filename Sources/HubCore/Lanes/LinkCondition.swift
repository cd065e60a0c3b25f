/// What the core thinks of a link.
public enum LinkCondition: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// Never heard of since the start.
  case silent = 0
  /// Fresh images and a moving heartbeat.
  case good
  /// Images are older than `stale_after`.
  case stale
  /// Images come, but the PLC's heartbeat stands still, or changed too seldom.
  case heartbeatLost
  /// Images come, but the device's own watchdog is not armed, so nothing is driven.
  case notArmed
}

// `allCases` is an array, which the allocation-free build does not have.
#if !hasFeature(Embedded)
  extension LinkCondition: CaseIterable {}
#endif
