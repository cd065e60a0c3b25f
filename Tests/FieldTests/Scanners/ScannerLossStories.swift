import Glibc
import HubCore
import HubDevices
import HubMocks
import HubUSB
import HubUnits
import Testing

// What goes wrong on a shift, and comes right by itself.
extension ScannerStories {
  @Test("a scanner plugged in after the start is taken up by its event")
  func pluggedLater() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "LATE")
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    #expect(run.status().state == .absent)
    try mock.plug()
    defer { mock.unplug() }
    try await run.waitUntilReady(mock)
    #expect(!run.status().wasFoundByListing)
    mock.scan("LATE1")
    #expect(try await run.nextRead().code.text == "LATE1")
  }

  @Test("pulled out with transfers in flight and put back, ten times, it reads again each time")
  func unpluggedAndBack() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "HOP")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    for round in 0..<10 {
      try mock.plug()
      try await run.waitUntilReady(mock)
      mock.scan("HOP\(round)")
      #expect(try await run.nextRead().code.text == "HOP\(round)")
      mock.unplug()
      try await run.waitFor(.absent)
      #expect(run.status().port == nil)
    }
    #expect(run.status().openings == 10)
    #expect(run.isSilent)
  }

  @Test("pulled out at any moment of being taken up, it is taken up when it is back")
  func unpluggedWhileOpening() async throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "QUICK")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("tunnel", .cdc, mock, terminator: .cr)])
    defer { run.thread.stop() }
    // From before the arrival is told to after the claim, a little later each time.
    for microseconds in stride(from: UInt32(0), to: 6_000, by: 500) {
      try mock.plug()
      usleep(microseconds)
      mock.unplug()
    }
    try mock.plug()
    try await run.waitUntilReady(mock)
    mock.scan("QUICK")
    #expect(try await run.nextRead().code.text == "QUICK")
  }

  @Test("an arrival and a departure that nobody told of are found all the same")
  func lostEvents() async throws {
    let bed = try ScannerBench.bed()
    let mock = bed.scanner(.hidPOS, serialNumber: "QUIET")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await ScannerBench.until("the first list") { run.status().since != .distantPast }
    try LostEvents.during(on: bed) { try mock.plug() }
    try await run.waitUntilReady(mock)
    #expect(run.status().wasFoundByListing)
    mock.scan("QUIET1")
    #expect(try await run.nextRead().code.text == "QUIET1")

    try LostEvents.during(on: bed) { mock.unplug() }
    try await run.waitFor(.absent)
    try mock.plug()
    try await run.waitUntilReady(mock)
    mock.scan("QUIET2")
    #expect(try await run.nextRead().code.text == "QUIET2")
  }

  @Test("what was read right before an unplug is not lost")
  func readThenUnplugged() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "LAST")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    for round in 0..<20 {
      try mock.plug()
      try await run.waitUntilReady(mock)
      mock.scan("LAST\(round)")
      mock.unplug()
      #expect(try await run.nextRead().code.text == "LAST\(round)")
      try await run.waitFor(.absent)
    }
  }

  @Test("half a label and an unplug never become a code, nor the start of the next")
  func halfALabel() async throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "HALF")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("tunnel", .cdc, mock, terminator: .cr)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    mock.send([Array("HALF".utf8)], on: 0x81)
    try await ScannerBench.until("the half") { run.status().reports == 1 }
    mock.unplug()
    try await run.waitFor(.absent)
    #expect(run.status().fragments == 1)
    try mock.plug()
    try await run.waitUntilReady(mock)
    mock.scan("WHOLE")
    #expect(try await run.nextRead().code.text == "WHOLE")
  }

  @Test(
    "refused until the rule is there: the state says so with the line to install, then it reads",
    .enabled(if: NodeRights.canBeRefused, NodeRights.whySkipped))
  func permission() async throws {
    let bed = try ScannerBench.bed()
    let mock = bed.scanner(.hidPOS, serialNumber: "LOCK")
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    try mock.plug()
    defer { mock.unplug() }
    try NodeRights.refuseAll(on: bed)
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await run.waitFor(.waitingForPermission)
    let attempts = run.status().attempts
    try await ScannerBench.until("another attempt") { run.status().attempts > attempts }
    let advice = try #require(run.status().advice(for: scanner))
    #expect(advice.hasPrefix("config: scanner hand-1 waits for permission"))
    #expect(advice.contains("ATTRS{idVendor}==\"0c2e\", ATTRS{idProduct}==\"0b87\", GROUP=\"hubd\""))
    #expect(run.status().error?.kind == .accessDenied)

    try NodeRights.allowAll(on: bed)
    try await run.waitUntilReady(mock)
    mock.scan("OPENED")
    #expect(try await run.nextRead().code.text == "OPENED")
  }

  @Test("a keyboard where HID POS is configured is named, with the code to scan, and types nothing")
  func wrongMode() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "WRONG")
    try mock.plug()
    defer { mock.unplug() }
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await run.waitFor(.wrongMode)
    #expect(run.status().seenMode == .keyboard)
    let advice = try #require(run.status().advice(for: scanner))
    #expect(advice.contains("is in keyboard mode, the configuration says hid-pos"))
    #expect(advice.contains("scan the set-up code \"USB HID POS\""))
    #expect(run.isSilent)
  }

  @Test("a scanner switched to another product is hinted at while the configured one is absent")
  func relative() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "REL")
    try mock.plug()
    defer { mock.unplug() }
    var scanner = ScannerDescription("hand-1", .hidPOS, mock)
    scanner.product = 0x4204
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await ScannerBench.until("the relative") { run.status().relativeProduct == mock.model.product }
    #expect(run.status().state == .absent)
    #expect(run.status().advice(for: scanner)?.contains("05f9:2206 of the same maker") == true)
  }

  @Test("of a composite scanner the HID POS interface is read, and the keyboard beside it is kept silent")
  func composite() async throws {
    let mock = try ScannerBench.bed().scanner(.composite, serialNumber: "BOTH")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    #expect(run.status().seenMode == .hidPOS)
    // Honeywell's sends into the keyboard until it is told which interface to use.
    #expect(mock.received.contains([0xFE, 0x01]))
    mock.scan("BOTH")
    #expect(try await run.nextRead().code.text == "BOTH")
  }

  @Test("two scanners of one model are told apart by port, and without one the state says ambiguous")
  func twins() async throws {
    let bed = try ScannerBench.bed()
    let left = bed.scanner(.hidPOS, serialNumber: "")
    let right = bed.scanner(.hidPOS, serialNumber: "")
    try right.plug()
    try left.plug()
    defer {
      left.unplug()
      right.unplug()
    }
    var first = ScannerDescription("left", .hidPOS, left)
    var second = ScannerDescription("right", .hidPOS, right)
    (first.port, second.port) = (left.port, right.port)
    let run = try ScannerRun([first, second])
    try await run.waitUntilReady(left, 0)
    try await run.waitUntilReady(right, 1)
    right.scan("R")
    #expect(try await run.nextRead().scanner == ScannerIndex(1))
    left.scan("L")
    #expect(try await run.nextRead().scanner == ScannerIndex(0))
    #expect(!run.status(0).isAmbiguous)
    run.thread.stop()

    let unsure = try ScannerRun([ScannerDescription("left", .hidPOS, left)])
    defer { unsure.thread.stop() }
    try await unsure.waitUntilReady(left)
    try await ScannerBench.until("ambiguous") { unsure.status().isAmbiguous }
  }

  @Test("stopped, it gives the interface back, and started again it takes it again")
  func stopAndStart() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "STOP")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    try await run.waitUntilReady(mock)
    run.thread.stop()
    #expect(!mock.isListenedTo)
    #expect(run.status().state == .absent)
    try run.thread.start()
    try await run.waitUntilReady(mock)
    mock.scan("AGAIN")
    #expect(try await run.nextRead().code.text == "AGAIN")
    run.thread.stop()
  }

  @Test("a scanner held by another program is named, and taken up when that one ends")
  func heldElsewhere() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "HELD")
    try mock.plug()
    defer { mock.unplug() }
    let first = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    try await first.waitFor(.ready)
    let second = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { second.thread.stop() }
    try await second.waitFor(.heldElsewhere)
    first.thread.stop()
    try await second.waitFor(.ready)
    mock.scan("MINE")
    #expect(try await second.nextRead().code.text == "MINE")
  }
}
