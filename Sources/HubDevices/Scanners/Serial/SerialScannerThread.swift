import HubRealtime
import HubUnits
import Synchronization

/// Thread `hub-tty-N`: one port of the kernel's.
///
/// One a port: the kernel's serial drivers may wait seconds for a device that hangs, in open, set and close, and no
/// other scanner may wait with it.
///
/// **Thread**: any; the lock is held while the thread is started or joined.
final class SerialScannerThread: Sendable {
  private struct Life: ~Copyable {
    var thread: RealtimeThread?
  }
  let work: SerialScannerWork
  private let number: Int
  private let policy: RealtimePolicy
  private let life = Mutex(Life(thread: nil))

  init(_ work: SerialScannerWork, number: Int, policy: RealtimePolicy) {
    self.work = work
    self.number = number
    self.policy = policy
  }

  deinit { stop() }

  /// **Errors**: as `RealtimeThread`.
  /// **Precondition**: not started yet, or stopped.
  func start() throws(RealtimeError) {
    try life.withLock { (life) throws(RealtimeError) in
      precondition(life.thread == nil, "hub bug: a port's thread was started twice")
      work.reset()
      // Safe: `work` lives until `stop` has joined the thread, which deinit does at the latest.
      life.thread = try unsafe RealtimeThread(
        name: RealtimeThreadName("hub-tty-\(number)"), priority: RealtimePriority.scanners, policy: policy,
        entry: serialScannerMain, context: Unmanaged.passUnretained(work).toOpaque())
    }
  }

  /// Gives the port back and ends the thread. Again is harmless.
  func stop() {
    life.withLock { life in
      guard let thread = life.thread.take() else { return }
      work.requestStop()
      thread.join()
    }
  }
}
