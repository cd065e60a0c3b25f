import Glibc
public import HubUnits

/// The kernel's monotonic clock, the same one the daemon stamps with.
public enum MonotonicClock {
  /// **Thread**: any.
  public static func now() -> MonotonicInstant {
    var time = timespec()
    // Safe: `time` is ours and lives through the call, which cannot fail for this clock.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}
