import HubCore
import HubModbus
import HubRealtime
import HubUnits
import Testing

@testable import HubDevices

/// One link's worker on a bench: a scripted device on one side, the core's ends of the rings on the other, and a
/// clock that moves when told. Everything happens on the test's own thread, in the same order every time.
struct LinkBench: ~Copyable {
  let clock = ToldClock()
  let device: ScriptedDevice
  let status: SnapshotCell<LinkStatus>
  let images: RingReader<InputImage>
  let outcomes: RingReader<OrderOutcome>
  let orders: RingWriter<DivertOrder>
  let voice: CoreVoice
  /// What people ask of the link by hand.
  let jogs = JogChannel()
  private var worker: LinkWorker<ScriptedBus, ToldClock>

  /// The core on the bench: alive and driving, unless a test says otherwise.
  var isCoreAlive = true
  var heldLinks: UInt8 = 0
  var joggableLinks: UInt8 = 0
  private var cycle: UInt64 = 0
  private var lastOrder: UInt32 = 0

  /// Two inputs, three coils of which two are neighbours, an encoder and heartbeats both ways.
  static let settings = LinkSettings(
    index: LinkIndex(0), name: "plc1",
    endpoint: ModbusEndpoint(address: "127.0.0.1", port: 1, timeout: .milliseconds(100)),
    poll: .milliseconds(5), inputs: [0, 11],
    outputs: [
      LinkOutput(coil: 4, isOnWhenSafe: false), LinkOutput(coil: 5, isOnWhenSafe: true),
      LinkOutput(coil: 9, isOnWhenSafe: false),
    ],
    encoder: EncoderInput(register: 0, bits: 16), ourHeartbeat: 0, theirHeartbeat: 1,
    releasedAfter: .milliseconds(120))

  init(_ settings: LinkSettings = LinkBench.settings) {
    device = ScriptedDevice(clock: clock)
    status = SnapshotCell(LinkStatus())
    images = RingReader(capacity: 4_096)
    outcomes = RingReader(capacity: 4_096)
    orders = RingWriter(capacity: 256)
    let cell = SnapshotCell(OutputImage())
    voice = CoreVoice(cell)
    worker = LinkWorker(
      settings, bus: ScriptedBus(to: device), clock: clock,
      ports: LinkPorts(
        images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
        output: cell.makeReader()),
      status: status.makeWriter(), jogs: jogs.makePorts())
  }

  var now: MonotonicInstant { clock.now() }

  /// Runs worker and core until an instant has come. The worker sleeps as long as it says; what a test does between two runs
  /// is what it would be rung for. One that neither sleeps nor does anything is a busy loop.
  mutating func run(until end: MonotonicInstant) {
    var idleTurns = 0
    while now < end {
      tellCore()
      let (began, exchanges) = (now, device.log.count)
      clock.advance(to: min(worker.turn(), end))
      idleTurns = now == began && device.log.count == exchanges ? idleTurns + 1 : 0
      // An order may be dropped in a turn, or an output found to be let go, without an exchange.
      guard idleTurns < 300 else {
        Issue.record("the link is awake and does nothing")
        return
      }
    }
  }

  mutating func run(for time: Nanoseconds) { run(until: now + time) }

  mutating func stop() { worker.stop() }

  /// A link that is up and driving.
  mutating func bringUp() { run(for: .milliseconds(20)) }

  mutating func order(
    _ action: DivertOrder.Action, rank: UInt16, at: MonotonicInstant,
    deadline: Nanoseconds = .milliseconds(15), releaseAfter: Nanoseconds = .seconds(2),
    aim: DivertOrder.Aim = .instant
  ) -> OrderNumber {
    lastOrder += 1
    orders.push(
      DivertOrder(
        number: OrderNumber(lastOrder), action: action, link: LinkIndex(0), coil: rank, at: at,
        deadline: at + deadline, releaseBy: at + releaseAfter, aim: aim))
    return OrderNumber(lastOrder)
  }

  /// Everything the core was told of orders since it was last asked.
  func takeOutcomes() -> [OrderOutcome] {
    var all: [OrderOutcome] = []
    while let one = outcomes.pop() { all.append(one) }
    return all
  }

  func takeImages() -> [InputImage] {
    var all: [InputImage] = []
    while let one = images.pop() { all.append(one) }
    return all
  }

  private mutating func tellCore() {
    // A turn each millisecond.
    if isCoreAlive { cycle = UInt64(now.nanoseconds / 1_000_000) }
    voice.say(cycle, heldLinks: heldLinks, joggableLinks: joggableLinks)
  }
}
