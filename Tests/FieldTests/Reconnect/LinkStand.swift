import Foundation
import HubCore
import HubDevices
import HubModbus
import HubRealtime
import HubUnits
import Synchronization
import Testing

/// A real link on its own thread, and the core's part beside it, on a thread too: it beats every 20 ms, and notes
/// images and outcomes as they come.
final class LinkStand: @unchecked Sendable {
  // Sendable: the core's ends of the rings are touched by its thread only, `orders` by the test's, the rest is behind
  // the mutex.
  struct Seen {
    var outcomes: [OrderOutcome] = []
    /// When each first image after a connection came.
    var fresh: [MonotonicInstant] = []
    var images = 0
    var last: InputImage?
    var isStopping = false
    var isCoreStill = false
    var hasEnded = false
  }

  static let timeout = Nanoseconds.milliseconds(100)
  static let poll = Nanoseconds.milliseconds(5)
  static let beat = Nanoseconds.milliseconds(20)
  static let releasedAfter = Nanoseconds.milliseconds(120)

  let status: SnapshotCell<LinkStatus>
  private let seen = Mutex(Seen())
  private let images = RingReader<InputImage>(capacity: 1_024)
  private let outcomes = RingReader<OrderOutcome>(capacity: 256)
  private let orders = RingWriter<DivertOrder>(capacity: 64)
  private let output: SnapshotWriter<OutputImage>
  private let link: Mutex<LinkSupervisor?>
  private var orderCount: UInt32 = 0

  init(
    to wire: ModbusEndpoint.Wire, poll: Nanoseconds = LinkStand.poll, policy: RealtimePolicy = .off,
    timeout: Nanoseconds = LinkStand.timeout, releasedAfter: Nanoseconds = LinkStand.releasedAfter
  ) throws {
    let cell = SnapshotCell(OutputImage())
    output = cell.makeWriter()
    let settings = LinkSettings(
      index: LinkIndex(0), name: "plc1",
      endpoint: ModbusEndpoint(wire, unit: 1, timeout: timeout),
      poll: poll, inputs: [0, 1, 2, 3],
      outputs: (0..<6).map { LinkOutput(coil: $0, isOnWhenSafe: false) },
      encoder: EncoderInput(register: 0, bits: 16), ourHeartbeat: 0, theirHeartbeat: 1,
      releasedAfter: releasedAfter)
    let supervisor = try LinkSupervisor(
      settings,
      ports: LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader()),
      policy: policy)
    status = supervisor.status
    link = Mutex(supervisor)
    Thread.detachNewThread { [self] in beCore() }
  }

  private func beCore() {
    let began = MonotonicClock.now()
    var cycle: UInt64 = 0
    while true {
      let now = MonotonicClock.now()
      var new: [OrderOutcome] = []
      while let outcome = outcomes.pop() { new.append(outcome) }
      var fresh = 0
      var count = 0
      var last: InputImage?
      while let image = images.pop() {
        count += 1
        last = image
        if image.isFirstAfterReconnect { fresh += 1 }
      }
      let (isStopping, isStill) = seen.withLock { seen in
        seen.outcomes += new
        seen.fresh += Array(repeating: now, count: fresh)
        seen.images += count
        seen.last = last ?? seen.last
        return (seen.isStopping, seen.isCoreStill)
      }
      if isStopping { break }
      if !isStill {
        cycle += 1
        output.write(
          OutputImage(
            cycle: cycle, heartbeat: UInt16(truncatingIfNeeded: (now - began).count / Self.beat.count),
            heldLinks: 0))
      }
      MonotonicClock.sleep(until: now + .milliseconds(1))
    }
    seen.withLock { $0.hasEnded = true }
  }

  var now: Seen { seen.withLock { $0 } }

  /// The core's cycle stands still from now on.
  func freezeCore() { seen.withLock { $0.isCoreStill = true } }

  /// Orders a coil on. The deadline is far, so that nothing but the link's own discipline keeps it back.
  @discardableResult
  func fire(
    _ coil: UInt16, after wait: Nanoseconds = .zero, deadline: Nanoseconds = .seconds(60)
  ) -> (number: OrderNumber, at: MonotonicInstant) {
    orderCount += 1
    let now = MonotonicClock.now()
    orders.push(
      DivertOrder(
        number: OrderNumber(orderCount), action: .fire, link: LinkIndex(0), coil: coil, at: now + wait,
        deadline: now + deadline, releaseBy: now + .seconds(60)))
    // As the cycle does.
    orders.ring()
    return (OrderNumber(orderCount), now)
  }

  func outcome(of number: OrderNumber) -> OrderOutcome? { now.outcomes.first { $0.number == number } }

  func stop() throws {
    let supervisor = link.withLock { $0.take() }
    supervisor?.requestStop()
    supervisor?.join()
    seen.withLock { $0.isStopping = true }
    try awaiting("the core's end") { now.hasEnded }
  }
}
