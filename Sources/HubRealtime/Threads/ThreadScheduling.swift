/// How a thread came to run.
public enum ThreadScheduling: Sendable, Hashable {
  /// SCHED_FIFO at a priority.
  case realtime(priority: Int32)
  /// An ordinary thread, as the policy asked.
  case ordinary
  /// An ordinary thread, because the kernel refused real time and the policy was `preferred`. Say it once.
  case fellBack(RealtimeError)
}
