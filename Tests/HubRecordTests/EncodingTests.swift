import HubCore
import HubSim
import HubUnits
import Testing

@testable import HubRecord

@Suite("What goes into a recording comes out of it")
struct EncodingTests {
  /// A recording of the given turns and no more; the core that replays it is not asked.
  private func roundTrip(_ inputs: [CycleInput]) throws -> [CycleInput] {
    var encoder = RecordingEncoder(RecordedDay.header, recording: 1)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: CycleOutput.memoryBytes, alignment: 64)
    defer { unsafe memory.deallocate() }
    let output = unsafe CycleOutput(memory: memory)
    var bytes = encoder.beginFile(firstTurn: inputs[0].now)
    for input in inputs { encoder.add(input, output) }
    bytes += encoder.endFile(.stopped)
    var reader = try RecordingReader(RecordingSource(parts: [bytes]))
    var read: [CycleInput] = []
    var input = CycleInput(now: .distantPast)
    while try reader.next(&input) != nil { read.append(input) }
    return read
  }

  /// Everything that there is to say of an input, the unused places of its lists left out.
  private func words(_ input: CycleInput) -> [String] {
    input.images.indices.map { dumped(input.images[$0]) }
      + input.scans.indices.map { dumped(input.scans[$0]) + input.scans[$0].code.text }
      + input.outcomes.indices.map { dumped(input.outcomes[$0]) }
      + input.messages.indices.map { dumped(input.messages[$0]) + inlineText(of: input.messages[$0]) }
      + ["\(input.now) \(input.inputsLost) \(input.tracesLost)"]
  }

  /// What `dump` does not see: bytes that lie in inline arrays.
  private func inlineText(of message: ControlMessage) -> String {
    var text = ""
    _ = message.mappingCode {
      text += $0.text
      return $0
    }
    if case .facts(let facts) = message { text += facts.postcode.description }
    return text
  }

  private func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  private func scan(_ chance: inout SeededRandom) -> ScanRead {
    var code = Barcode()
    for _ in 0..<chance.integer(in: 0...64) { code.append(UInt8(chance.integer(in: 0...255))) }
    return ScanRead(
      scanner: ScannerIndex(Int(chance.integer(in: 0...15))), began: instant(&chance),
      completed: instant(&chance),
      code: code, checkDigit: CheckDigitVerdict(rawValue: UInt8(chance.integer(in: 0...2)))!,
      symbology: UInt8(chance.integer(in: 0...255)), rank: UInt8(chance.integer(in: 0...16)),
      contradictsItself: chance.integer(in: 0...1) == 1)
  }

  private func instant(_ chance: inout SeededRandom) -> MonotonicInstant {
    switch chance.integer(in: 0...5) {
    case 0: .distantPast
    case 1: .distantFuture
    default: MonotonicInstant(nanoseconds: Int64(truncatingIfNeeded: chance.next() >> 30) - 5_000_000)
    }
  }

  private func message(_ chance: inout SeededRandom) -> ControlMessage {
    let command = CommandNumber(chance.next())
    switch chance.integer(in: 0...7) {
    case 0:
      return .facts(
        ParcelFacts(
          serial: ParcelSerial(Int64(truncatingIfNeeded: chance.next() >> 1)), code: scan(&chance).code,
          isFound: chance.integer(in: 0...1) == 1,
          country: chance.integer(in: 0...1) == 1 ? CountryCode("BE") : nil,
          postcode: Postcode(["", "4000", "1012AB", "ABCDEFGHIJ"][Int(chance.integer(in: 0...3))])!,
          service: ServiceClass.allCases[Int(chance.integer(in: 0...3))],
          priority: ParcelPriority.allCases[Int(chance.integer(in: 0...2))],
          customs: CustomsState.allCases[Int(chance.integer(in: 0...4))],
          declaredLength: .millimetres(chance.integer(in: -5...3_000))))
    case 1: return .factsUnavailable(ParcelSerial(chance.integer(in: 0...1_000_000)))
    case 2:
      return .lane(
        LaneIndex(Int(chance.integer(in: 0...63))), enabled: chance.integer(in: 0...1) == 1, command)
    case 3: return .hold(HoldCause.allCases[Int(chance.integer(in: 0...5))], command)
    case 4: return .reset(command)
    case 5:
      return .redirect(
        ParcelSerial(chance.integer(in: 0...1_000)),
        LaneIndex(Int(chance.integer(in: 0...Int64(Limits.lanes - 1)))), command)
    case 6:
      return .resume(
        ResumedParcel(
          serial: ParcelSerial(chance.integer(in: 0...1_000)), code: scan(&chance).code,
          position: .millimetres(chance.integer(in: 0...60_000)),
          length: .millimetres(chance.integer(in: 0...900)),
          encoderCount: UInt32(truncatingIfNeeded: chance.next())))
    default: return .stop
    }
  }

  private func input(_ chance: inout SeededRandom, now: MonotonicInstant) -> CycleInput {
    var input = CycleInput(now: now)
    guard chance.integer(in: 0...3) > 0 else { return input }
    for _ in 0..<chance.integer(in: 0...16) {
      var bits = InputBits()
      for _ in 0..<chance.integer(in: 0...9) { bits[Int(chance.integer(in: 0...255))] = true }
      input.images.append(
        InputImage(
          link: LinkIndex(Int(chance.integer(in: 0...7))), taken: instant(&chance),
          encoderCount: UInt32(truncatingIfNeeded: chance.next()),
          heartbeat: UInt16(truncatingIfNeeded: chance.next()), bits: bits,
          isFirstAfterReconnect: chance.integer(in: 0...1) == 1, isArmed: chance.integer(in: 0...1) == 1))
    }
    for _ in 0..<chance.integer(in: 0...16) { input.scans.append(scan(&chance)) }
    for _ in 0..<chance.integer(in: 0...16) {
      input.outcomes.append(
        OrderOutcome(
          number: OrderNumber(UInt32(truncatingIfNeeded: chance.next())),
          action: chance.integer(in: 0...1) == 1 ? .fire : .release,
          result: OrderOutcome.Result(rawValue: UInt8(chance.integer(in: 0...3)))!, planned: instant(&chance),
          began: instant(&chance), acknowledged: instant(&chance)))
    }
    for _ in 0..<chance.integer(in: 0...16) { input.messages.append(message(&chance)) }
    input.inputsLost = chance.integer(in: 0...1) == 1
    input.tracesLost = chance.integer(in: 0...1) == 1
    return input
  }

  @Test(
    "Inputs of every kind, of any value, come out as they went in", arguments: 1...20 as ClosedRange<UInt64>)
  func everyInputComesBack(seed: UInt64) throws {
    var chance = SeededRandom(seed: seed)
    var now = MonotonicInstant(nanoseconds: Int64(truncatingIfNeeded: chance.next() >> 4))
    let inputs = (0..<60).map { _ in
      // On the grid, off it by the usual jitter, and late by periods.
      now = now + .microseconds([1_000, 1_000, 1_000, 1_013, 987, 7_254][Int(chance.integer(in: 0...5))])
      return input(&chance, now: now)
    }
    let read = try roundTrip(inputs)
    try #require(read.count == inputs.count)
    for (read, input) in zip(read, inputs) { #expect(words(read) == words(input)) }
  }

  @Test("No field is forgotten: a type that grows must be taught here, too")
  func everyFieldIsCarried() {
    let blank = CycleInput(now: .distantPast)
    func fields(_ value: some Any) -> Int { Mirror(reflecting: value).children.count }
    var chance = SeededRandom(seed: 1)
    #expect(fields(blank) == 7)
    #expect(fields(InputImage.none(of: LinkIndex(0))) == 7)
    #expect(fields(scan(&chance)) == 8)
    // The fourth, which links may be jogged, is made of the hold and the held links: both are in the digest.
    #expect(fields(OutputImage()) == 4)
    #expect(
      fields(
        OrderOutcome(
          number: OrderNumber(1), action: .fire, result: .written, planned: .distantPast, began: .distantPast,
          acknowledged: .distantPast)) == 6)
    // The ninth, the parcel, stands in the trace beside the order, which is in the digest.
    #expect(
      fields(
        DivertOrder(
          number: OrderNumber(1), action: .fire, link: LinkIndex(0), coil: 0, at: .distantPast,
          deadline: .distantPast, releaseBy: .distantPast)) == 9)
    #expect(
      fields(
        ParcelFacts(
          serial: .none, code: Barcode(), isFound: false, country: nil, postcode: Postcode(),
          service: .standard,
          priority: .normal, customs: .unknown)) == 9)
    #expect(
      fields(
        ResumedParcel(serial: .none, code: Barcode(), position: .zero, length: .zero, encoderCount: 0)) == 5)
    #expect(fields(CoreTrace(at: .distantPast, belt: .zero, serial: .none, event: .stopped)) == 4)
  }

  @Test("The digest of a turn sees each order, each held link and the heartbeat")
  func digestSeesOutputs() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: CycleOutput.memoryBytes, alignment: 64)
    defer { unsafe memory.deallocate() }
    // Safe: freed after the last use of the output.
    var output = unsafe CycleOutput(memory: memory)
    func told() -> UInt64 {
      var digest = TurnDigest(Checksum())
      _ = digest.add(output)
      return digest.sum.value
    }
    var seen: Set<UInt64> = [told()]
    output.image.heldLinks = 1
    seen.insert(told())
    output.image.heartbeat = 1
    seen.insert(told())
    var order = DivertOrder(
      number: OrderNumber(1), action: .fire, link: LinkIndex(0), coil: 0, at: .zero, deadline: .zero,
      releaseBy: .zero)
    for change in 0..<5 {
      switch change {
      case 1: order.coil = 1
      case 2: order.action = .release
      case 3: order.at = MonotonicInstant(nanoseconds: 1)
      case 4: order.aim = .count(7)
      default: break
      }
      output.orders.removeAll()
      output.orders.append(order)
      seen.insert(told())
    }
    #expect(seen.count == 8)
  }

  @Test("The digest sees every character of a code")
  func digestSeesCodes() {
    func digest(_ text: String) -> UInt64 {
      var digest = TraceDigest()
      let read = ScanRead(
        scanner: ScannerIndex(0), began: .distantPast, completed: .distantPast, code: Barcode(text)!,
        checkDigit: .none)
      digest.add(
        CoreTrace(at: .distantPast, belt: .zero, serial: ParcelSerial(1), event: .codeAssociated(read)))
      return digest.value
    }
    #expect(digest("LP00123456") != digest("LP00123457"))
  }
}
