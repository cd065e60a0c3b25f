import HubRealtime

/// What the thread is handed.
///
/// Sendable: the supervisor is touched by one thread only, between `start` and the join in `stop`.
final class ScannerWork: @unchecked Sendable {
  let supervisor: ScannerSupervisor
  let policy: RealtimePolicy

  init(supervisor: ScannerSupervisor, policy: RealtimePolicy) {
    self.supervisor = supervisor
    self.policy = policy
  }
}
