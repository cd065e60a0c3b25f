import Glibc
import HubCore
import HubDevices
import HubMocks
import HubRealtime
import HubUSB
import HubUnits
import Testing

/// A thousand reports a second, storms, sleep, and what devices send that they should not: on a mock bus as
/// `ScannerStories`, in a process of its own, since one bus has 126 addresses.
@Suite(.serialized, .enabled(if: ScannerBench.isAvailable, ScannerBench.whySkipped))
struct ScannerTroubleStories {
  @Test("2,000 reports at 1 kHz: none is lost, none comes twice, each in its place")
  func thousandASecond() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "FAST")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)], ringCapacity: 4_096)
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    let start = HubRealtime.MonotonicClock.now()
    for number in 0..<2_000 {
      // Absolute instants: a late turn of this thread is caught up, as a scanner with a queue would.
      HubRealtime.MonotonicClock.sleep(until: start + .milliseconds(1) * Int64(number))
      mock.scan("K\(number)")
    }
    for number in 0..<2_000 { #expect(try await run.nextRead().code.text == "K\(number)") }
    #expect(run.isSilent)
    #expect(run.status().scans == 2_000 && run.status().reports == 2_000)
    #expect(run.status().dropped == 0 && run.status().faults == 0 && run.status().transferFaults == 0)
    #expect(run.status().scanDurations.count == 2_000)
  }

  @Test("the first of two reports and an unplug never become a code, nor the start of the next")
  func continuedThenUnplugged() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "CONT")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    // Report 2: 56 bytes, the AIM identifier, data, two bytes of the maker's, bit 0: more to come.
    mock.send(
      [[2, 56] + Array("]C0".utf8) + [UInt8](repeating: 0x4B, count: 56) + [0, 0, 1]], on: 0x82)
    try await ScannerBench.until("the half") { run.status().reports == 1 }
    mock.unplug()
    try await run.waitFor(.absent)
    #expect(run.status().fragments == 1)
    try mock.plug()
    try await run.waitUntilReady(mock)
    mock.scan("WHOLE")
    #expect(try await run.nextRead().code.text == "WHOLE")
    #expect(run.isSilent)
  }

  @Test("re-enumerated in one go, at a new address, told or not, it reads again", arguments: [true, false])
  func reenumerated(isTold: Bool) async throws {
    let bed = try ScannerBench.bed()
    let mock = bed.scanner(.hidPOS, serialNumber: "AGAIN")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    let before = run.status().address
    func change() throws {
      mock.unplug()
      try mock.plug()
    }
    if isTold { try change() } else { try LostEvents.during(on: bed, change) }
    try await ScannerBench.until("the new address") { run.status().address != before }
    try await run.waitUntilReady(mock)
    mock.scan("AGAIN")
    #expect(try await run.nextRead().code.text == "AGAIN")
    #expect(run.status().openings == 2)
  }

  @Test("put to sleep with the PC and woken, it is taken up again by itself, at the same plug")
  func sleep() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "SLEEP")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    let address = run.status().address
    mock.fallAsleep()
    try await ScannerBench.until("not ready") { run.status().state != .ready }
    mock.wakeUp()
    try await run.waitUntilReady(mock)
    #expect(run.status().address == address && run.status().openings == 2)
    mock.scan("AWAKE")
    #expect(try await run.nextRead().code.text == "AWAKE")
  }

  @Test("through a storm of failures no label is invented or told twice, and after it the scanner reads")
  func storm() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "STORM")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)], ringCapacity: 256)
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    let start = HubRealtime.MonotonicClock.now()
    for number in 0..<100 {
      // Every few milliseconds, now just before, now just after what the driver does about the last one.
      HubRealtime.MonotonicClock.sleep(until: start + .milliseconds(7) * Int64(number))
      mock.fail(number % 9 == 8 ? .halted : .disturbed)
      if number % 5 == 0 { mock.scan("STORM\(number)") }
    }
    try await run.waitFor(.ready)
    mock.scan("CALM")
    var seen: Set<String> = []
    while true {
      let text = try await run.nextRead().code.text
      if text == "CALM" { break }
      #expect(text.hasPrefix("STORM") && seen.insert(text).inserted, "\(text)")
    }
    #expect(run.isSilent)
    #expect(run.status().transferFaults > 1)
  }

  @Test("a failed transfer just before the departure is a departure: nothing is tried on what is gone")
  func failureBeforeDeparture() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "OMEN")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    for round in 0..<3 {
      try mock.plug()
      try await run.waitUntilReady(mock)
      mock.scan("OMEN\(round)")
      mock.fail(.hung)
      mock.unplug()
      #expect(try await run.nextRead().code.text == "OMEN\(round)")
      try await run.waitFor(.absent)
      #expect(run.status().step == .none)
    }
    #expect(run.status().openings == 3)
  }

  @Test("packets without a byte, alone and between the halves of a label, change nothing")
  func zeroLength() async throws {
    let bed = try ScannerBench.bed()
    let (position, serial) = (
      bed.scanner(.hidPOS, serialNumber: "EMPTY1"), bed.scanner(.serial, serialNumber: "EMPTY2")
    )
    for mock in [position, serial] { try mock.plug() }
    defer { for mock in [position, serial] { mock.unplug() } }
    let run = try ScannerRun([
      ScannerDescription("hand-1", .hidPOS, position),
      ScannerDescription("tunnel", .cdc, serial, terminator: .cr),
    ])
    defer { run.thread.stop() }
    try await run.waitUntilReady(position, 0)
    try await run.waitUntilReady(serial, 1)
    position.send([[], []], on: 0x82)
    position.scan("FULL")
    #expect(try await run.nextRead().code.text == "FULL")
    serial.send([Array("HALF".utf8), [], Array("WHOLE\r".utf8), []], on: 0x81)
    #expect(try await run.nextRead().code.text == "HALFWHOLE")
    serial.scan("NEXT")
    #expect(try await run.nextRead().code.text == "NEXT")
    #expect(run.status(0).reports == 1 && run.status(1).reports == 3)
    #expect(run.status(0).faults + run.status(1).faults == 0)
  }

  @Test("a device that sends more than asked is told by its fault, and reads on after the first step")
  func overflow() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "OVER")
    try mock.plug()
    defer { mock.unplug() }
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    mock.fail(.overflowing)
    try await run.waitFor(.failing)
    #expect(run.status().lastFault == .overflow)
    #expect(run.status().advice(for: scanner)?.contains("transfer overflow") == true)
    mock.scan("AFTER")
    #expect(try await run.nextRead().code.text == "AFTER")
    #expect(run.status().openings == 1)
  }

  @Test("a device that answers and never scans stays ready, is counted, and none of its words is a parcel")
  func answersOnly() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "TALK")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    for _ in 0..<20 { mock.scan("REVINF\u{6}.", aim: "]Z6") }
    try await ScannerBench.until("all answers") { run.status().deviceAnswers == 20 }
    #expect(run.status().state == .ready && run.status().scans == 0)
    #expect(run.isSilent)
  }

  @Test("SNAPI is recognised and the code to scan is named; nothing is read")
  func snapi() async throws {
    var model = MockScannerModel.hidPOS
    (model.vendor, model.product) = (0x05e0, 0x1900)
    for (index, byte) in [UInt8(0xe0), 0x05, 0x00, 0x19].enumerated() {
      model.deviceDescriptor[8 + index] = byte
    }
    let mock = try ScannerBench.bed().scanner(model, serialNumber: "SNAPI")
    try mock.plug()
    defer { mock.unplug() }
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await run.waitFor(.wrongMode)
    let advice = try #require(run.status().advice(for: scanner))
    #expect(advice.contains("is in SNAPI mode"))
    #expect(advice.contains("scan the set-up code \"USB HID POS\""))
  }

  @Test("Symbol's byte stream arrives byte for byte, also a label cut over blocks")
  func symbolStream() async throws {
    var model = MockScannerModel.ibmHandHeld
    model.product = 0x0600
    for (index, byte) in [UInt8(0xe0), 0x05, 0x00, 0x06].enumerated() {
      model.deviceDescriptor[8 + index] = byte
    }
    let mock = try ScannerBench.bed().scanner(model, serialNumber: "STREAM")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .cdc, mock, terminator: .cr)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    // A block: its length, then the bytes, then what is left of 64.
    func block(_ text: String) -> [UInt8] {
      let bytes = [UInt8(text.utf8.count)] + Array(text.utf8)
      return bytes + [UInt8](repeating: 0, count: 64 - bytes.count)
    }
    mock.send([block("5412345000013\r")], on: 0x81)
    #expect(try await run.nextRead().code.text == "5412345000013")
    let long = String(repeating: "7", count: 60)
    mock.send([block(long), block("8\r")], on: 0x81)
    #expect(try await run.nextRead().code.text == long + "8")
  }

  @Test("a scanner held by another program: the program is named, where we may see it")
  func holderIsNamed() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "WHO")
    try mock.plug()
    defer { mock.unplug() }
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    let first = try ScannerRun([scanner])
    defer { first.thread.stop() }
    try await first.waitFor(.ready)
    let second = try ScannerRun([scanner])
    defer { second.thread.stop() }
    try await second.waitFor(.heldElsewhere)
    // The holder is this very process; asked with nobody left out.
    let holders = NodeHolder.all(of: try #require(second.status().nodePath), but: 0)
    #expect(holders.contains { $0.process == getpid() && !$0.name.isEmpty }, "\(holders)")
    #expect(NodeHolder.all(of: "/dev/bus/usb/001/126", but: 0).isEmpty)
    let finding = try #require(USBProbe.findings(for: [scanner]).first { $0.subject == "hand-1" })
    #expect(finding.verdict == .bad && finding.fact.hasPrefix("kernel:"))
    // Our own process is left out there: nobody else has it open.
    #expect(finding.next?.contains("another program holds it") == true, "\(finding)")
  }
}
