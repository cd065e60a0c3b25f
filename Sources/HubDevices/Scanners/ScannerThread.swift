public import HubCore
public import HubRealtime
public import HubUnits
import Synchronization

/// The scanners of the line: thread `hub-usb`, and a `hub-tty-N` for each port of the kernel's, which keep every
/// scanner taken up and hand its labels to the core.
///
/// A scanner may be absent, refused or unplugged at any time: that is a state with a name, told by `status(of:)`,
/// and never the end of the thread.
///
/// **Thread**: the object may be used from any; one thread of its own touches USB.
public final class ScannerThread: Sendable {
  private struct Life: ~Copyable {
    var thread: RealtimeThread?
  }

  private let cells: [SnapshotCell<ScannerStatus>]
  let stopping = ScannerStop()
  /// What the control plane wants of each scanner.
  let orders: [ScannerOrderCell]
  /// Scanners on ports of the kernel's.
  let ports: [SerialScannerThread]
  /// Which scanner is where, by the cards of their stations.
  let bindings: ScannerBindings
  private let work: ScannerWork
  private let life = Mutex(Life(thread: nil))

  /// - Parameters:
  ///   - scanners: in the order of the configuration: the position is the scanner's `ScannerIndex`.
  ///   - keyRules: which number of a label is the parcel's key.
  ///   - boundPorts: where those are that only the card of their station tells.
  ///   - reads: where labels go; a full ring is counted in the scanner's status, never waited for.
  ///   - policy: `realtime:` of the configuration.
  public init(
    scanners: [ScannerDescription], keyRules: KeyRules = KeyRules(), boundPorts: [ScannerIndex: String] = [:],
    reads: consuming RingWriter<ScanRead>, policy: RealtimePolicy
  ) {
    bindings = ScannerBindings(boundPorts)
    cells = scanners.map { _ in SnapshotCell(ScannerStatus()) }
    orders = scanners.map { _ in ScannerOrderCell() }
    let outlet = ScanOutlet(reads, keyRules: keyRules)
    ports = Self.ports(of: scanners, cells: cells, orders: orders, outlet: outlet, policy: policy)
    work = ScannerWork(
      supervisor: ScannerSupervisor(
        scanners: scanners, outlet: outlet, cells: cells, orders: orders, bindings: bindings,
        stop: stopping),
      policy: policy)
  }

  deinit { stop() }

  /// Starts the threads; scanners are taken up as they are found.
  ///
  /// - Returns: whether it runs in real time.
  /// **Errors**: with `realtime: required`, when the kernel refuses; when there is no thread to be had.
  /// **Precondition**: not started yet, or stopped.
  @discardableResult
  public func start() throws(RealtimeError) -> ThreadScheduling {
    try life.withLock { (life) throws(RealtimeError) in
      precondition(life.thread == nil, "hub bug: the USB thread was started twice")
      stopping.reset()
      // Safe: `work` lives until `stop` has joined the thread, which deinit does at the latest.
      let thread = try unsafe RealtimeThread(
        name: RealtimeThreadName("hub-usb"), priority: RealtimePriority.scanners, policy: work.policy,
        entry: scannerThreadMain, context: Unmanaged.passUnretained(work).toOpaque())
      let scheduling = thread.scheduling
      life.thread = consume thread
      do throws(RealtimeError) {
        for port in ports { try port.start() }
      } catch {
        end(&life)
        throw error
      }
      return scheduling
    }
  }

  /// Cancels what is in flight, gives every interface back to the kernel and ends the thread. Again is harmless.
  public func stop() { life.withLock { end(&$0) } }

  private func end(_ life: inout Life) {
    for port in ports { port.stop() }
    guard let thread = life.thread.take() else { return }
    stopping.request()
    thread.join()
  }

  /// The latest word on a scanner.
  public func status(of scanner: ScannerIndex) -> ScannerStatus { cells[scanner.int].latest }

  /// How many scanners the line has.
  public var scannerCount: Int { cells.count }
}

/// The life of hub-usb.
@c func scannerThreadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Safe: `start` passes a `ScannerWork` that outlives the thread.
  guard let context = unsafe context else { return nil }
  unsafe Unmanaged<ScannerWork>.fromOpaque(context).takeUnretainedValue().supervisor.run()
  return nil
}
