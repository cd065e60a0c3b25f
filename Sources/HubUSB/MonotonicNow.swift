import Glibc
import HubUnits

/// The kernel's monotonic clock.
///
/// **Source**: clock_gettime(2); served by the vDSO, no system call.
func monotonicNow() -> MonotonicInstant {
  var now = timespec()
  // Safe: the structure is ours and lives through the call.
  let result = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
  precondition(result == 0, "hub bug: no monotonic clock")
  return MonotonicInstant(nanoseconds: Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec))
}
