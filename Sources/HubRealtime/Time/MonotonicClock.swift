import Glibc
public import HubUnits

/// The kernel's monotonic clock: what stamps, deadlines and sleeps are made of.
///
/// **Thread**: any; no allocation. `now()` does not enter the kernel (vDSO).
/// **Source**: clock_gettime(2), clock_nanosleep(2).
public enum MonotonicClock {
  /// This instant.
  public static func now() -> MonotonicInstant {
    var time = timespec()
    // Safety: the kernel fills the local struct. It cannot fail for this clock and a good address.
    let status = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    precondition(status == 0, "hub bug: CLOCK_MONOTONIC cannot be read")
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  /// Sleeps until an instant; returns at once when it has passed.
  ///
  /// Absolute, so that a signal or a late wake-up never adds up to drift.
  public static func sleep(until instant: MonotonicInstant) {
    guard instant.nanoseconds > 0 else { return }
    var time = timespec(
      tv_sec: Int(instant.nanoseconds / 1_000_000_000), tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
    while true {
      // Safety: the kernel reads the local struct; no remainder is asked for with an absolute time.
      let status = unsafe clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil)
      if status == 0 { return }
      // A signal came: the instant is absolute, so sleep on to the same one. Anything else is a bad argument.
      precondition(status == EINTR, "hub bug: clock_nanosleep refused its arguments")
    }
  }
}
