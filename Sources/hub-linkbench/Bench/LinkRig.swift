import Glibc
import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits

/// A link on its own thread, and the core's part played on the caller's: a cycle of a millisecond.
struct LinkRig: ~Copyable {
  static let cycle = Nanoseconds.milliseconds(1)
  private static let beat = Nanoseconds.milliseconds(20)

  let status: SnapshotCell<LinkStatus>
  private let images = RingReader<InputImage>(capacity: 4_096)
  private let outcomes = RingReader<OrderOutcome>(capacity: 256)
  private let orders = RingWriter<DivertOrder>(capacity: 64)
  private let output: SnapshotWriter<OutputImage>
  private let link: LinkSupervisor
  private let began = MonotonicClock.now()
  private var cycles: UInt64 = 0
  private var lastOrder: UInt32 = 0
  private var wakeAt = MonotonicClock.now()

  /// - Parameters:
  ///   - poll: from one reading of all inputs to the next.
  ///   - isBeating: the core's heartbeat is written too.
  init(port: UInt16, poll: Nanoseconds, isBeating: Bool) throws {
    let cell = SnapshotCell(OutputImage())
    output = cell.makeWriter()
    let settings = LinkSettings(
      index: LinkIndex(0), name: "bench",
      endpoint: ModbusEndpoint(address: "127.0.0.1", port: port, timeout: .milliseconds(100)), poll: poll,
      inputs: (0..<32).map { InputPoint(integerLiteral: $0) },
      outputs: (0..<8).map { LinkOutput(coil: $0, isOnWhenSafe: false) },
      encoder: EncoderInput(register: 0, bits: 16), ourHeartbeat: isBeating ? 0 : nil, theirHeartbeat: 1,
      releasedAfter: .seconds(5))
    link = try LinkSupervisor(
      settings,
      ports: LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader()),
      policy: .preferred)
    status = link.status
  }

  var isRealtime: Bool {
    if case .realtime = link.scheduling { true } else { false }
  }

  /// One cycle of the core: what came is taken, the wish is told. Returns what became of orders.
  mutating func turn() -> [OrderOutcome] {
    wakeAt = max(wakeAt + Self.cycle, MonotonicClock.now())
    MonotonicClock.sleep(until: wakeAt)
    tell()
    while images.pop() != nil {}
    var all: [OrderOutcome] = []
    while let outcome = outcomes.pop() { all.append(outcome) }
    return all
  }

  /// Tells the link that the core lives; for a caller that turns many.
  mutating func tell() {
    cycles += 1
    let beats = (MonotonicClock.now() - began).count / Self.beat.count
    output.write(
      OutputImage(cycle: cycles, heartbeat: UInt16(truncatingIfNeeded: beats), heldLinks: 0))
  }

  /// Drops what came; for a caller that turns many.
  func forget() {
    while images.pop() != nil {}
    while outcomes.pop() != nil {}
  }

  /// Orders a coil on or off, by turns.
  mutating func order(after wait: Nanoseconds) -> (number: OrderNumber, decidedAt: MonotonicInstant) {
    lastOrder += 1
    let now = MonotonicClock.now()
    orders.push(
      DivertOrder(
        number: OrderNumber(lastOrder), action: lastOrder % 2 == 1 ? .fire : .release, link: LinkIndex(0),
        coil: 3, at: now + wait, deadline: now + .seconds(5), releaseBy: now + .seconds(60)))
    // As the cycle does.
    orders.ring()
    return (OrderNumber(lastOrder), now)
  }

  consuming func stop() {
    link.requestStop()
    link.join()
  }
}
