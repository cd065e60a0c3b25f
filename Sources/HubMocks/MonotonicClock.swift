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

  /// Sleeps until an instant; one that is past returns at once.
  ///
  /// **Thread**: any that may block.
  public static func sleep(until instant: MonotonicInstant) {
    var target = timespec(
      tv_sec: Int(instant.nanoseconds / 1_000_000_000), tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
    // Safe: the target is ours. A signal wakes it early, and it goes on sleeping.
    while unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &target, nil) == EINTR {}
  }
}
