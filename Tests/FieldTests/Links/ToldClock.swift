import HubUnits
import Synchronization

@testable import HubDevices

/// A clock that moves only when told.
final class ToldClock: FieldClock {
  /// One second, so that nothing before the start is negative.
  private let nanoseconds = Atomic<Int64>(1_000_000_000)

  func now() -> MonotonicInstant {
    MonotonicInstant(nanoseconds: nanoseconds.load(ordering: .sequentiallyConsistent))
  }

  func advance(by time: Nanoseconds) { nanoseconds.add(time.count, ordering: .sequentiallyConsistent) }

  func advance(to instant: MonotonicInstant) {
    if instant > now() { nanoseconds.store(instant.nanoseconds, ordering: .sequentiallyConsistent) }
  }
}
