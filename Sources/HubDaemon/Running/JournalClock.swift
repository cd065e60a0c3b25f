import HubRealtime
import HubStore

/// Both clocks, read together.
enum JournalClock {
  static let now: @Sendable () -> JournalInstant = {
    JournalInstant(monotonic: MonotonicClock.now(), wall: .now)
  }
}
