import HubCore
import HubUnits

@testable import HubRealtime

/// The inside of the cycle loop on a bench: a scripted crank, two links, and turns when the test says so.
@safe
final class CycleBench {
  let script = ScriptedCrank.Script()
  let report = SnapshotCell(CycleReport())
  let outputImage: SnapshotCell<OutputImage>
  let snapshot: SnapshotCell<CoreSnapshot>
  private let links: [LinkSide]
  private let scans: RingWriter<ScanRead>
  private let messages: RingWriter<ControlMessage>
  private let traces: RingReader<CoreTrace>
  private let notes: NoteSide?
  private let flags: UnsafeMutablePointer<CycleFlags>
  private var worker: CycleWorker<ScriptedCrank>
  private var now = MonotonicInstant(nanoseconds: 1_000_000_000)

  /// One link's side; arrays hold no value that does not copy.
  private final class LinkSide {
    let ports: LinkPorts
    init(_ ports: consuming LinkPorts) { self.ports = ports }
  }

  /// The recorder's side; nor do optionals in classes.
  private final class NoteSide {
    let reader: RingReader<CycleNote>
    init(_ reader: consuming RingReader<CycleNote>) { self.reader = reader }
  }

  /// - Parameter isRecorded: turns are handed out by `takeNotes`.
  init(isRecorded: Bool = false) {
    var ports = CyclePorts(isRecorded: isRecorded)
    notes = isRecorded ? NoteSide(ports.makeNoteReader()) : nil
    links = [LinkSide(ports.addLink()), LinkSide(ports.addLink())]
    scans = ports.makeScanWriter()
    messages = ports.makeMessageWriter()
    traces = ports.makeTraceReader()
    outputImage = ports.outputImage
    snapshot = ports.snapshot
    // Safety: fresh memory; the worker frees the crank, deinit the flags.
    unsafe flags = .allocate(capacity: 1)
    unsafe flags.initialize(to: CycleFlags())
    let crank = UnsafeMutablePointer<ScriptedCrank>.allocate(capacity: 1)
    unsafe crank.initialize(to: ScriptedCrank(script: script))
    unsafe worker = CycleWorker(
      crank: crank, cycle: .milliseconds(1), ports: ports, report: report, flags: flags)
  }

  deinit {
    // The worker is gone with this object's fields only afterwards, but touches its flags only in turns.
    unsafe flags.deallocate()
  }

  func turn(isLast: Bool = false) {
    now = now + .milliseconds(1)
    worker.turn(now: now, isLast: isLast)
  }

  func turn(times: Int) { for _ in 0..<times { turn() } }

  /// An image whose encoder count tells it from the others.
  @discardableResult
  func image(link: Int, _ number: UInt32) -> Bool {
    links[link].ports.images.push(
      InputImage(
        link: LinkIndex(link), taken: now, encoderCount: number, heartbeat: 0, bits: InputBits()))
  }

  func outcome(link: Int, _ number: UInt32) {
    links[link].ports.outcomes.push(
      OrderOutcome(
        number: OrderNumber(number), action: .fire, result: .written, planned: now, began: now,
        acknowledged: now))
  }

  @discardableResult
  func scan(_ number: Int) -> Bool {
    scans.push(
      ScanRead(
        scanner: ScannerIndex(number), began: now, completed: now, code: Barcode(), checkDigit: .none))
  }

  @discardableResult
  func say(_ message: ControlMessage) -> Bool { messages.push(message) }

  func order(_ action: DivertOrder.Action, link: Int, _ number: UInt32) -> DivertOrder {
    DivertOrder(
      number: OrderNumber(number), action: action, link: LinkIndex(link), coil: 0, at: now, deadline: now,
      releaseBy: now)
  }

  /// The orders that reached a link since it was last asked.
  func takeOrders(link: Int) -> [UInt32] {
    var numbers: [UInt32] = []
    while let order = links[link].ports.orders.pop() { numbers.append(order.number.value) }
    return numbers
  }

  /// How often each link was rung until now.
  var rings: [UInt32] { links.map { $0.ports.orders.rings } }

  /// The turns that reached a recorder since it was last asked, each with its parts in order.
  func takeNotes() -> [[CycleNote]] {
    var turns: [[CycleNote]] = []
    var parts: [CycleNote] = []
    while let note = notes!.reader.pop() {
      parts.append(note)
      guard case .turned = note else { continue }
      turns.append(parts)
      parts = []
    }
    precondition(parts.isEmpty, "a turn reached the recorder in part")
    return turns
  }

  /// Turns that found no room on their way to the recorder.
  var turnsUnrecorded: Int { notes!.reader.overflowCount }

  func takeTraces() -> Int {
    var count = 0
    while traces.pop() != nil { count += 1 }
    return count
  }
}
