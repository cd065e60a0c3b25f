import Glibc
import HubCore
import HubDevices
import HubMocks
import HubUSB
import HubUnits
import Testing

/// The USB thread on a mock bus: unmodified libusb, its udev events and its transfers.
///
/// One after the other: they share one bus.
@Suite(.serialized, .enabled(if: ScannerBench.isAvailable, ScannerBench.whySkipped))
struct ScannerStories {
  @Test("what a HID POS scanner reads arrives byte for byte")
  func hidPOS() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "POS1")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)

    let codes = ["157035381410375177", "RB123456785BE", String(repeating: "A", count: 57), "8822288888"]
    for code in codes {
      mock.scan(code)
      let read = try await run.nextRead()
      #expect(read.code.text == code)
      #expect(read.scanner == ScannerIndex(0))
      #expect(read.began <= read.completed)
    }
    #expect(run.status().scans == UInt64(codes.count))
    #expect(run.status().port?.description == mock.port)
    #expect(run.status().transferFaults == 0)
  }

  @Test("the verdict on the check digit travels with the code")
  func checkDigit() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "CHECK")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    // UPU S10: weights 8 6 4 2 3 5 9 7 over 47312482 give 9 (the example of the UPU's standard S10).
    let verdicts: [(String, CheckDigitVerdict)] = [
      ("RR473124829CH", .verified), ("RR473124828CH", .failed), ("TBA123456789000", .none),
    ]
    for (code, verdict) in verdicts {
      mock.scan(code)
      #expect(try await run.nextRead().checkDigit == verdict)
    }
  }

  @Test("a keyboard set to a Belgian layout gives the digits on the label, not the keys")
  func belgianKeyboard() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "KBD1")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([
      ScannerDescription("hand-2", .keyboard, mock, layout: "be", terminator: .enter)
    ])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)

    for code in ["5412345000013", "RB123456785BE"] {
      mock.scan(code)
      #expect(try await run.nextRead().code.text == code)
    }
    // 13 characters at two reports each, 8 ms a report: the time the technician is shown is real.
    #expect(run.status().lastScanDuration >= .milliseconds(26 * 8 - 16))
  }

  @Test("a serial scanner speaks only once DTR is set, and then arrives byte for byte")
  func serial() async throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "CDC1")
    try mock.plug()
    defer { mock.unplug() }
    #expect(!mock.isListenedTo)
    let run = try ScannerRun([ScannerDescription("tunnel", .cdc, mock, terminator: .cr)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    #expect(mock.isListenedTo)

    for code in ["157035381410375177", String(repeating: "7", count: 63), "RB123456785BE"] {
      mock.scan(code)
      #expect(try await run.nextRead().code.text == code)
    }
  }

  @Test("three scanners at once keep their own codes")
  func threeAtOnce() async throws {
    let bed = try ScannerBench.bed()
    let mocks = [
      bed.scanner(.hidPOS, serialNumber: "A"), bed.scanner(.belgianKeyboard, serialNumber: "B"),
      bed.scanner(.serial, serialNumber: "C"),
    ]
    for mock in mocks { try mock.plug() }
    defer { for mock in mocks { mock.unplug() } }
    let run = try ScannerRun([
      ScannerDescription("hand-1", .hidPOS, mocks[0]),
      ScannerDescription("hand-2", .keyboard, mocks[1], layout: "be"),
      ScannerDescription("tunnel", .cdc, mocks[2], terminator: .cr),
    ])
    defer { run.thread.stop() }
    for (index, mock) in mocks.enumerated() { try await run.waitUntilReady(mock, index) }

    for round in 0..<20 {
      for (index, mock) in mocks.enumerated() { mock.scan("\(index)-\(round)") }
      var seen: Set<String> = []
      for _ in mocks {
        let read = try await run.nextRead()
        #expect(read.code.text == "\(read.scanner.int)-\(round)")
        seen.insert(read.code.text)
      }
      #expect(seen.count == mocks.count)
    }
  }

  @Test("a thousand codes in a row lose none, and a full ring is counted")
  func manyAndFullRing() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "MANY")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)], ringCapacity: 16)
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)

    for number in 0..<1_000 {
      mock.scan("S\(number)")
      #expect(try await run.nextRead().code.text == "S\(number)")
    }
    for number in 0..<40 { mock.scan("T\(number)") }
    try await ScannerBench.until("all 40 told") {
      run.status().scans + run.status().dropped == 1_040
    }
    #expect(run.status().dropped == 24)
    for number in 0..<16 { #expect(try await run.nextRead().code.text == "T\(number)") }
  }
}
