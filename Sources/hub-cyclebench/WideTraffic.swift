import HubCore
import HubUnits

/// A stream of parcels without end for a wide line, by arithmetic: what both links, the scanner and the manifest say.
///
/// Every parcel has a lane of its own by its number, the lanes as if thrown by dice; no parcel goes to the exceptions.
struct WideTraffic {
  /// The belt runs empty first, for as long as parcels from before could be on it.
  private let first: Nanoseconds
  private static let poll: Int64 = 5
  private static let scanBefore = Nanoseconds.milliseconds(120)

  private let line: WideLine
  private let start: MonotonicInstant
  private var nextScan = 0
  /// Bits of the image before, by link.
  private var bits = [InputBits(), InputBits()]
  private var answers: [ControlMessage] = []
  private var outcomes: [OrderOutcome] = []
  private(set) var inducted = 0
  private(set) var ended = 0
  private(set) var sorted = 0

  init(_ line: WideLine, start: MonotonicInstant) {
    self.line = line
    self.start = start
    first = (WideLine.speed.time(for: line.beltLength) ?? .zero) + .seconds(2)
  }

  /// Parcels that are followed now.
  var followed: Int { inducted - ended }
  /// When the first parcel has gone the whole way.
  var steadyAfter: Nanoseconds { first + first }

  /// Everything that comes in for one turn. **Returns**: the edges in its images.
  mutating func fill(_ input: inout CycleInput, cycle: Int64, now: MonotonicInstant) -> Int {
    input.clear(now: now)
    var edges = 0
    // Each link is polled every 5 ms; they are not in step.
    for link in 0..<2 where cycle % Self.poll == Int64(link) * 2 {
      let image = image(of: link, now)
      edges += changed(image.bits, bits[link])
      bits[link] = image.bits
      input.images.append(image)
    }
    let due = start + first + WideLine.pitch * Int64(nextScan) - Self.scanBefore
    if now >= due {
      input.scans.append(
        ScanRead(
          scanner: ScannerIndex(0), began: now - .milliseconds(2), completed: now, code: code(of: nextScan),
          checkDigit: .none))
      nextScan += 1
    }
    while let answer = answers.popLast(), input.messages.append(answer) {}
    while let outcome = outcomes.popLast(), input.outcomes.append(outcome) {}
    return edges
  }

  /// Reads what the turn yielded.
  mutating func take(_ output: borrowing CycleOutput, now: MonotonicInstant) {
    for i in output.orders.indices {
      let order = output.orders[i]
      outcomes.append(
        OrderOutcome(
          number: order.number, action: order.action, result: .written, planned: order.at,
          began: max(now, order.at), acknowledged: max(now, order.at)))
    }
    for i in output.traces.indices {
      let trace = output.traces[i]
      switch trace.event {
      case .inducted, .appeared: inducted += 1
      case .codeAssociated(let scan): answers.append(.facts(facts(of: scan.code, serial: trace.serial)))
      case .ended(let reason, _):
        ended += 1
        if reason == .sorted { sorted += 1 }
      default: break
      }
    }
  }

  private func image(of link: Int, _ now: MonotonicInstant) -> InputImage {
    let travel = WideLine.speed.travel(in: now - start)
    var bits = InputBits()
    for eye in line.eyes.indices where line.wires[eye].link == link && isBlocked(eye, now) {
      bits[line.wires[eye].bit] = true
    }
    return InputImage(
      link: LinkIndex(link), taken: now, encoderCount: UInt32(travel.micrometres / 1_000 % 65_536),
      heartbeat: 0, bits: bits)
  }

  private func changed(_ bits: InputBits, _ last: InputBits) -> Int {
    guard bits != last else { return 0 }
    return (0..<Limits.inputBits).count { bits[$0] != last[$0] }
  }

  /// Whether a parcel lies under an eye: the last one whose leading edge has passed it, if it came that far.
  private func isBlocked(_ eye: Int, _ now: MonotonicInstant) -> Bool {
    let passed = WideLine.speed.travel(in: now - start - first) - (line.eyes[eye] - WideLine.induction)
    guard passed >= .zero else { return false }
    let pitch = WideLine.speed.travel(in: WideLine.pitch).micrometres
    guard passed.micrometres % pitch < WideLine.length.micrometres else { return false }
    let lane = lane(of: Int(passed.micrometres / pitch))
    let confirmed = eye - WideLine.firstConfirm
    return confirmed >= 0 ? confirmed == lane : line.eyes[eye] < line.positions[lane]
  }

  /// **Source**: the multiplier of Knuth's multiplicative hash, 2^64 divided by the golden ratio.
  private func lane(of parcel: Int) -> Int {
    let spread = UInt64(parcel) &* 0x9E37_79B9_7F4A_7C15
    return Int((spread >> 32) % UInt64(line.lanes - 1))
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

  private func facts(of code: Barcode, serial: ParcelSerial) -> ParcelFacts {
    var number = 0
    for digit in stride(from: code.count - 1, to: 0, by: -1) {
      number = number * 10 + Int(code[digit] - 0x30)
    }
    return ParcelFacts(
      serial: serial, code: code, isFound: true, country: WideLine.country(lane(of: number)),
      postcode: Postcode(), service: .standard, priority: .normal, customs: .cleared)
  }
}
