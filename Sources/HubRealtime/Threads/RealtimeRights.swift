import CHubShims
import Glibc

/// What this process may do about real time, for `hubctl diag` and the start of the daemon.
public struct RealtimeRights: Sendable, Hashable {
  /// The highest SCHED_FIFO priority it may ask for; 0 means none.
  public var highestPriority: Int32
  /// Holds CAP_SYS_NICE: any priority.
  public var hasNiceCapability: Bool
  /// Holds CAP_IPC_LOCK: any amount of locked memory.
  public var hasLockCapability: Bool
  /// RLIMIT_MEMLOCK; `UInt64.max` is unlimited.
  public var memoryLockLimitBytes: UInt64
  /// Microseconds of each second that real-time threads may use (`kernel.sched_rt_runtime_us`); nil when the
  /// kernel does not say, -1 when unlimited.
  public var throttleMicroseconds: Int64?
  /// The kernel is built with PREEMPT_RT.
  public var isPreemptRT: Bool
  /// Processors this process may run on.
  public var usableProcessors: Int

  /// SCHED_FIFO up to the line's highest priority is allowed.
  public var mayUsePriorities: Bool { hasNiceCapability || highestPriority >= RealtimePriority.link }
  public var mayLockMemory: Bool { hasLockCapability || memoryLockLimitBytes == .max }

  /// The rights of this process at this instant.
  public static func current() -> RealtimeRights {
    let capabilities = effectiveCapabilities()
    let priority = limit(of: __RLIMIT_RTPRIO.rawValue)
    return RealtimeRights(
      highestPriority: Int32(clamping: priority),
      hasNiceCapability: capabilities & (1 << capSysNice) != 0,
      hasLockCapability: capabilities & (1 << capIPCLock) != 0,
      memoryLockLimitBytes: limit(of: __RLIMIT_MEMLOCK.rawValue),
      throttleMicroseconds: SmallKernelFile.read("/proc/sys/kernel/sched_rt_runtime_us").flatMap {
        Int64($0.filter { !$0.isWhitespace })
      },
      isPreemptRT: (SmallKernelFile.read("/proc/sys/kernel/version") ?? "").contains("PREEMPT_RT"),
      usableProcessors: Int(hub_usable_processors()))
  }

  /// **Source**: capabilities(7), <linux/capability.h>.
  private static let capIPCLock: UInt64 = 14
  private static let capSysNice: UInt64 = 23

  private static func effectiveCapabilities() -> UInt64 {
    guard let status = SmallKernelFile.read("/proc/self/status") else { return 0 }
    for line in status.split(separator: "\n") where line.hasPrefix("CapEff:") {
      return UInt64(line.dropFirst(7).filter { !$0.isWhitespace }, radix: 16) ?? 0
    }
    return 0
  }

  private static func limit(of resource: UInt32) -> UInt64 {
    var limits = rlimit()
    // Safety: the kernel fills the local struct; a refusal would mean an unknown resource, so none is granted.
    guard unsafe getrlimit(__rlimit_resource_t(resource), &limits) == 0 else { return 0 }
    return UInt64(limits.rlim_cur)
  }
}
