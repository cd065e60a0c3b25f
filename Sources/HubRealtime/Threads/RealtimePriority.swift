/// SCHED_FIFO priorities of the line's threads.
///
/// All below 50, where the kernel's threaded interrupts run: a sorter that starves its own network card stops.
///
/// **Source**: architecture, "Threads"; sched(7).
public enum RealtimePriority {
  /// A link thread: on the wire before the core thinks again.
  public static let link: Int32 = 45
  /// The core.
  public static let core: Int32 = 40
  /// The USB thread: stamps scans, which then wait for the core anyway.
  public static let scanners: Int32 = 35
}
