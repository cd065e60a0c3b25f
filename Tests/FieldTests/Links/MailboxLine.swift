import HubCore
import HubDevices
import HubMocks
import HubModbus
import HubRealtime
import HubUnits
import Testing

/// The core's part of a line whose PLC fires by itself, played by a test.
final class MailboxLine {
  /// What was ordered.
  struct Ordered {
    let lane: Int
    let parcel: ParcelSerial
    let count: UInt32
  }

  let cell = SnapshotCell(OutputImage())
  let images = RingReader<InputImage>(capacity: 1_024)
  let outcomes = RingReader<OrderOutcome>(capacity: 4_096)
  let orders = RingWriter<DivertOrder>(capacity: 256)
  let output: SnapshotWriter<OutputImage>
  let plc: MailboxPLC

  var cycle: UInt64 = 0
  var heldLinks: UInt8 = 0
  /// Pulses a second, as the belt runs.
  let speed: Double
  private(set) var ordered: [UInt32: Ordered] = [:]
  private(set) var told: [OrderOutcome] = []
  private var lastOrder: UInt32 = 0

  /// - Parameter before: an earlier life, whose orders are remembered.
  init(_ plc: MailboxPLC, speed: Double, after before: MailboxLine? = nil) {
    self.plc = plc
    self.speed = speed
    output = cell.makeWriter()
    guard let before else { return }
    ordered = before.ordered
    told = before.told
    lastOrder = before.lastOrder
  }

  func ports() -> LinkPorts {
    LinkPorts(
      images: images.makeWriter(), outcomes: outcomes.makeWriter(), orders: orders.makeReader(),
      output: cell.makeReader())
  }

  /// - Parameter lanes: by rank, as the operator reads them.
  func settings(lanes: [UInt16] = (1...24).map { $0 }, poll: Nanoseconds = .milliseconds(5)) -> LinkSettings {
    let layout = plc.layout
    var settings = LinkSettings(
      index: LinkIndex(0), name: "plc1",
      endpoint: ModbusEndpoint(address: "127.0.0.1", port: UInt16(plc.port), timeout: .seconds(1)),
      poll: poll, inputs: [], outputs: [],
      encoder: EncoderInput(
        register: .init(.inputRegister, UInt16(layout.counterRegister)), bits: UInt8(layout.counterBits)),
      ourHeartbeat: UInt16(layout.watchedRegister),
      theirHeartbeat: .init(.inputRegister, UInt16(layout.beatRegister)), releasedAfter: .seconds(10))
    settings.mailbox = LinkDescription.Mailbox(
      holdingRegister: UInt16(layout.holding), slots: UInt8(layout.slots),
      answerRegister: UInt16(layout.answers), lanes: lanes)
    return settings
  }

  /// Plays the core for one turn.
  func turn() {
    cycle += 1
    output.write(
      OutputImage(cycle: cycle, heartbeat: UInt16(truncatingIfNeeded: cycle / 4), heldLinks: heldLinks))
    while images.pop() != nil {}
    while let one = outcomes.pop() { told.append(one) }
  }

  /// Orders one parcel into a lane, so many pulses ahead of where the belt is.
  ///
  /// - Parameter time: when the core believes that to be; nil: at the belt's speed.
  @discardableResult
  func order(rank: Int, ahead pulses: Int, carrier: UInt16? = nil, after time: Nanoseconds? = nil) -> UInt32 {
    lastOrder += 1
    let mask: UInt64 = (1 << UInt64(plc.layout.counterBits)) - 1
    let count = UInt32((UInt64(plc.counter) &+ UInt64(pulses)) & mask)
    let at =
      HubRealtime.MonotonicClock.now() + (time ?? Nanoseconds(Int64(Double(pulses) / speed * 1e9)))
    let parcel = ParcelSerial(7_000_000_000 + Int64(lastOrder))
    ordered[lastOrder] = Ordered(lane: rank + 1, parcel: parcel, count: count)
    orders.push(
      DivertOrder(
        number: OrderNumber(lastOrder), action: .fire, link: LinkIndex(0), coil: UInt16(rank), at: at,
        deadline: at + .milliseconds(15), releaseBy: at + .milliseconds(400),
        aim: carrier.map { .carrier($0, at: count) } ?? .count(count), parcel: parcel))
    return lastOrder
  }

  var orderedCount: Int { ordered.count }

  /// Waits until no more than so many orders are open.
  func awaitRoom(atMost open: Int) throws {
    try awaiting("the end of earlier orders") {
      turn()
      return ordered.count - told.count <= open
    }
  }

  func results(of numbers: [UInt32]) -> [OrderOutcome.Result?] {
    numbers.map { number in told.last { $0.number.value == number }?.result }
  }

  /// What stands against the firings: fired at another count, into another lane, twice, or never ordered.
  func complaints() -> [String] {
    var byTracking: [UInt32: Ordered] = [:]
    for one in ordered.values { byTracking[UInt32(truncatingIfNeeded: one.parcel.number)] = one }
    var seen: Set<UInt32> = []
    return plc.firings.compactMap { firing in
      guard let order = byTracking[firing.tracking] else { return "\(firing) was never ordered" }
      guard seen.insert(firing.tracking).inserted else { return "\(firing) is the second of its parcel" }
      guard firing.counter == order.count, firing.lane == order.lane else {
        return "\(firing) is not \(order)"
      }
      return nil
    }
  }

  /// The numbers of the orders that were fired.
  var fired: Set<UInt32> {
    let trackings = Set(plc.firings.map(\.tracking))
    return Set(ordered.filter { trackings.contains(UInt32(truncatingIfNeeded: $0.value.parcel.number)) }.keys)
  }
}
