import HubConfig
import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits
import Synchronization

/// The real-time side of a running line: `hub-core`, `hub-usb`, a `hub-tty-N` for each scanner on a serial port
/// and a `hub-bus-N` for each link.
///
/// **Thread**: started and stopped by the control plane; what it tells is for any of its tasks.
final class LineThreads: Sendable {
  private struct Cycle: ~Copyable {
    var loop: CycleLoop?
  }
  private struct NoteReader: ~Copyable {
    var reader: RingReader<CycleNote>?
  }
  let links: [LinkHandle]
  let scanners: ScannerThread
  let outlet: MessageOutlet
  let traces: TraceSource
  let snapshot: SnapshotCell<CoreSnapshot>
  let report: SnapshotCell<CycleReport>
  let coreScheduling: ThreadScheduling
  private let cycle: Mutex<Cycle>
  /// Every turn, for a recorder; nil when the line is not recorded, or somebody has taken it.
  private let notes: Mutex<NoteReader>
  /// Keeps the processors from deep sleep while the line runs; nil where that is not to be had.
  private let awake: ProcessorSleepHold?

  /// Starts everything: scanners and links first, so that the core finds its inputs, then the core.
  ///
  /// - Throws: with `realtime: required`, what the kernel refuses. Nothing runs then.
  ///
  /// - Parameter scannerPorts: where scanners are, by name, that only the card of their station tells.
  init(
    _ line: LineDescription, firstSerial: ParcelSerial, isRecorded: Bool, scannerPorts: [String: String] = [:]
  ) throws(RealtimeError) {
    let policy = line.threadPolicy
    awake = policy == .off ? nil : ProcessorSleepHold()
    var ports = CyclePorts(isRecorded: isRecorded)
    outlet = MessageOutlet(ports.makeMessageWriter())
    traces = TraceSource(ports.makeTraceReader())
    snapshot = ports.snapshot
    notes = Mutex(NoteReader(reader: isRecorded ? ports.makeNoteReader() : nil))
    scanners = ScannerThread(
      scanners: line.scanners, keyRules: line.keyRules, boundPorts: line.boundPorts(scannerPorts),
      reads: ports.makeScanWriter(), policy: policy)
    var started: [LinkHandle] = []
    var lines = SerialLines()
    do {
      try scanners.start()
      for (index, link) in line.links.enumerated() {
        let supervisor = try LinkSupervisor(
          LinkSettings(link, index: LinkIndex(index)), on: lines.line(of: link), ports: ports.addLink(),
          policy: policy)
        started.append(LinkHandle(link, supervisor))
      }
      let loop = try CycleLoop(plan: line.corePlan, firstSerial: firstSerial, ports: ports, policy: policy)
      report = loop.report
      coreScheduling = loop.scheduling
      cycle = Mutex(Cycle(loop: consume loop))
      links = started
    } catch {
      scanners.stop()
      for link in started { link.requestStop() }
      for link in started { link.join() }
      throw error
    }
  }

  /// Turns of the core so far; the watchdog is fed only when it moved.
  var cycles: UInt64 { cycle.withLock { $0.loop?.cycles ?? 0 } }

  /// The line's turns, for the one who records it; nil when it is not recorded.
  func takeNotes() -> RingReader<CycleNote>? { notes.withLock { $0.reader.take() } }

  /// Tells the core to stop and waits for its last turn: no new diverts, every parcel ended, links held.
  func stopCore() {
    let loop = cycle.withLock { $0.loop.take() }
    guard let loop else { return }
    loop.requestStop()
    loop.join()
  }

  /// Ends links and scanners: outputs to their safe states, interfaces given back.
  func stopField() {
    for link in links { link.requestStop() }
    scanners.stop()
    for link in links { link.join() }
  }
}
