import HubRealtime
import HubUnits

/// The kernel's clock.
struct KernelClock: FieldClock {
  func now() -> MonotonicInstant { MonotonicClock.now() }
}
