import Glibc

/// Why a thread could not be started or memory could not be locked.
public enum RealtimeError: Error, Sendable, Hashable {
  /// The kernel refuses SCHED_FIFO to this process.
  case priorityRefused(thread: RealtimeThreadName, priority: Int32, rawErrno: Int32)
  /// The kernel refuses to keep our memory from being paged out.
  case memoryLockRefused(limitBytes: UInt64, rawErrno: Int32)
  /// No thread could be made.
  case threadRefused(thread: RealtimeThreadName, rawErrno: Int32)
}

extension RealtimeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .priorityRefused(let thread, let priority, let rawErrno):
      """
      kernel: SCHED_FIFO \(priority) was refused for thread \(thread) (\(Self.words(rawErrno))): this process may \
      not use real-time priorities. Add `AmbientCapabilities=CAP_SYS_NICE` and `LimitRTPRIO=50` to hubd@.service, \
      or say `realtime: preferred` in the line description.
      """
    case .memoryLockRefused(let limit, let rawErrno):
      """
      kernel: locking memory was refused (\(Self.words(rawErrno)); RLIMIT_MEMLOCK is \(limit / 1_024) KiB). Add \
      `AmbientCapabilities=CAP_IPC_LOCK` and `LimitMEMLOCK=infinity` to hubd@.service, or say \
      `realtime: preferred` in the line description.
      """
    case .threadRefused(let thread, let rawErrno):
      """
      kernel: thread \(thread) could not be made (\(Self.words(rawErrno))). Look at `TasksMax=` and the memory \
      limits of hubd@.service.
      """
    }
  }

  private static func words(_ rawErrno: Int32) -> String {
    // Safety: strerror gives a NUL-terminated text that lives until this thread's next call of it; it is copied.
    guard let text = unsafe strerror(rawErrno) else { return "errno \(rawErrno)" }
    return unsafe "\(String(cString: text)), errno \(rawErrno)"
  }
}
