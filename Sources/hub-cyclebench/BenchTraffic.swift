import HubCore
import HubRealtime
import HubUnits

/// A stream of parcels without end, by arithmetic: what eyes, encoder, scanner and manifest say at each instant.
///
/// Parcel *k* reaches the station 600 ms after parcel *k - 1*; one in three goes to each lane, one in three is not
/// in the manifest.
final class BenchTraffic {
  static let pitch = Nanoseconds.milliseconds(600)
  /// The belt runs empty first. **Source**: 20 m at 2.5 m/s are 8 s.
  static let first = Nanoseconds.seconds(10)
  private static let poll: Int64 = 5
  private static let scanBefore = Nanoseconds.milliseconds(300)

  private let start: MonotonicInstant
  private let link: LinkPorts
  private let scans: RingWriter<ScanRead>
  private let messages: RingWriter<ControlMessage>
  private let traces: RingReader<CoreTrace>
  private let notes: RingReader<CycleNote>
  private var nextScan = 0
  private(set) var sorted = 0
  private(set) var excepted = 0
  private(set) var fired = 0
  /// Turns that a recorder was given.
  private(set) var recorded: Int64 = 0

  init(_ ports: inout CyclePorts, start: MonotonicInstant) {
    self.start = start
    link = ports.addLink()
    scans = ports.makeScanWriter()
    messages = ports.makeMessageWriter()
    traces = ports.makeTraceReader()
    notes = ports.makeNoteReader()
  }

  /// Plays everything around the core for one cycle.
  func play(cycle: Int64, now: MonotonicInstant) {
    if cycle % Self.poll == 0 { link.images.push(image(now)) }
    scanIfDue(now)
    answerOrders(now)
    answerTraces()
    while let note = notes.pop() {
      if case .turned = note { recorded += 1 }
    }
  }

  private func image(_ now: MonotonicInstant) -> InputImage {
    let travel = BenchLine.speed.travel(in: now - start)
    var bits = InputBits()
    for eye in BenchLine.eyes.indices { bits[eye] = isBlocked(eye, now) }
    return InputImage(
      link: LinkIndex(0), taken: now, encoderCount: UInt32(travel.micrometres / 1_000 % 65_536),
      heartbeat: 0, bits: bits)
  }

  /// Whether a parcel lies under an eye: the last one whose leading edge has passed it, if it came that far.
  private func isBlocked(_ eye: Int, _ now: MonotonicInstant) -> Bool {
    let since = now - start - Self.first
    let passed = BenchLine.speed.travel(in: since) - (BenchLine.eyes[eye] - BenchLine.induction)
    guard passed >= .zero else { return false }
    let pitch = BenchLine.speed.travel(in: Self.pitch).micrometres
    let parcel = Int(passed.micrometres / pitch)
    guard passed.micrometres % pitch < BenchLine.length.micrometres else { return false }
    return eye < 2 || parcel % 3 == eye - 2
  }

  private func scanIfDue(_ now: MonotonicInstant) {
    let due = start + Self.first + Self.pitch * Int64(nextScan) - Self.scanBefore
    guard now >= due else { return }
    scans.push(
      ScanRead(
        scanner: ScannerIndex(0), began: now - .milliseconds(2), completed: now, code: code(of: nextScan),
        checkDigit: .none))
    nextScan += 1
  }

  private func code(of parcel: Int) -> Barcode {
    var code = Barcode()
    code.append(0x50)
    var rest = parcel
    for _ in 0..<12 {
      code.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    return code
  }

  private func answerOrders(_ now: MonotonicInstant) {
    while let order = link.orders.pop() {
      if order.action == .fire { fired += 1 }
      link.outcomes.push(
        OrderOutcome(
          number: order.number, action: order.action, result: .written, planned: order.at, began: now,
          acknowledged: now))
    }
  }

  private func answerTraces() {
    while let trace = traces.pop() {
      switch trace.event {
      case .codeAssociated(let scan): messages.push(.facts(facts(of: scan.code, serial: trace.serial)))
      case .ended(.sorted, _): sorted += 1
      case .ended: excepted += 1
      default: break
      }
    }
  }

  private func facts(of code: Barcode, serial: ParcelSerial) -> ParcelFacts {
    var number = 0
    for digit in stride(from: code.count - 1, to: 0, by: -1) {
      number = number * 10 + Int(code[digit] - 0x30)
    }
    return ParcelFacts(
      serial: serial, code: code, isFound: number % 3 != 2,
      country: CountryCode(number % 3 == 0 ? "BE" : "DE"),
      postcode: Postcode(), service: .standard, priority: .normal, customs: .cleared)
  }
}
