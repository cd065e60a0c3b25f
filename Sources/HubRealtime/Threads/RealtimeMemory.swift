import Glibc

/// Keeping the process's memory in memory.
public enum RealtimeMemory {
  /// What came of asking.
  public enum Outcome: Sendable, Hashable {
    case locked
    /// The policy said not to ask.
    case notAsked
    /// Refused, and the policy was `preferred`. Say it once.
    case refused(RealtimeError)
  }

  /// Locks all memory, present and future, as it is touched.
  ///
  /// As it is touched (`MCL_ONFAULT`), because else every thread's whole stack and every mapping of SQLite would
  /// be loaded; what the cycle needs is touched before it starts. With a finite limit and no CAP_IPC_LOCK nothing
  /// is asked for: the kernel would say yes now and refuse some later allocation, in the middle of a shift.
  ///
  /// - Throws: `memoryLockRefused` with policy `required`.
  /// - **Source**: mlockall(2), "Limits and permissions".
  public static func lock(policy: RealtimePolicy) throws(RealtimeError) -> Outcome {
    guard policy != .off else { return .notAsked }
    let rights = RealtimeRights.current()
    if rights.mayLockMemory, mlockall(MCL_CURRENT | MCL_FUTURE | mclOnFault) == 0 { return .locked }
    let refusal = RealtimeError.memoryLockRefused(
      limitBytes: rights.memoryLockLimitBytes, rawErrno: rights.mayLockMemory ? errno : EPERM)
    if policy == .required { throw refusal }
    return .refused(refusal)
  }

  /// `MCL_ONFAULT` of <bits/mman-linux.h>; the same number on every architecture we build for.
  private static let mclOnFault: Int32 = 4
}
