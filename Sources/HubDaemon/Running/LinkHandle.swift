import HubDevices
import HubRealtime
import HubUnits
import Synchronization

/// One link's thread, kept where a list can hold it.
///
/// **Thread**: any of the control plane.
final class LinkHandle: Sendable {
  private struct Life: ~Copyable {
    var supervisor: LinkSupervisor?
  }
  let description: LinkDescription
  let scheduling: ThreadScheduling
  private let cell: SnapshotCell<LinkStatus>
  private let life: Mutex<Life>

  init(_ description: LinkDescription, _ supervisor: consuming LinkSupervisor) {
    self.description = description
    scheduling = supervisor.scheduling
    cell = supervisor.status
    life = Mutex(Life(supervisor: consume supervisor))
  }

  /// The latest word on the link.
  var status: LinkStatus { cell.latest }

  /// Asks the thread to end: outputs to their safe states first.
  func requestStop() {
    life.withLock { $0.supervisor?.requestStop() }
  }

  /// Waits for the thread. Again is harmless.
  func join() {
    let supervisor = life.withLock { $0.supervisor.take() }
    supervisor?.join()
  }
}
