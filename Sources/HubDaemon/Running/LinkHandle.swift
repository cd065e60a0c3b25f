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
    /// Asked before the supervisor: Swift 6.3.1 miscompiles a call on an absent noncopyable value.
    var isRunning = true
  }
  let description: LinkDescription
  let scheduling: ThreadScheduling
  private let cell: SnapshotCell<LinkStatus>
  private let pictureCell: SnapshotCell<LinkPicture>
  private let life: Mutex<Life>

  init(_ description: LinkDescription, _ supervisor: consuming LinkSupervisor) {
    self.description = description
    scheduling = supervisor.scheduling
    cell = supervisor.status
    pictureCell = supervisor.jogs.picture
    life = Mutex(Life(supervisor: consume supervisor))
  }

  /// The latest word on the link.
  var status: LinkStatus { cell.latest }

  /// What the link saw, and what its outputs were told.
  var picture: LinkPicture { pictureCell.latest }

  /// Asks the link to move an output by hand; false when it takes nothing.
  func ask(_ order: JogOrder) -> Bool {
    life.withLock { life in
      guard life.isRunning else { return false }
      return life.supervisor?.jogs.ask(order) ?? false
    }
  }

  /// What the link told of that since the last time.
  func takeJogNews() -> [JogNews] {
    life.withLock { life in
      guard life.isRunning else { return [] }
      return life.supervisor?.jogs.takeNews() ?? []
    }
  }

  /// Asks the thread to end: outputs to their safe states first.
  func requestStop() {
    life.withLock { $0.supervisor?.requestStop() }
  }

  /// Waits for the thread. Again is harmless.
  func join() {
    let supervisor = life.withLock {
      $0.isRunning = false
      return $0.supervisor.take()
    }
    supervisor?.join()
  }
}
