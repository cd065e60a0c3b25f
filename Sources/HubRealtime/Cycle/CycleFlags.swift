import Synchronization

/// The few words that the cycle loop and its handle share.
struct CycleFlags: ~Copyable {
  /// Turns so far: stored by the loop, read by the watchdog's feeder.
  let cycles = Atomic<UInt64>(0)
  /// The control plane wants the loop to end.
  let isStopRequested = Atomic<Bool>(false)
}
