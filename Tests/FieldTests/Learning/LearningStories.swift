import Foundation
import HubBarcode
import HubCore
import HubDevices
import HubMocks
import HubUnits
import Synchronization
import Testing

// What a technician does with a new scanner and the calibration label, on the mock bus.
extension ScannerStories {
  /// The label, typed by a scanner that is set to a country, prefix and suffix.
  private static func type(_ part: CalibrationPart, on mock: MockScanner, layout: String, suffix: [UInt8])
    throws
  {
    mock.send(try KeyStrokes.reports(part.content + suffix, layout: layout), on: 0x81)
  }

  /// Listens on a thread of its own, as the program does; what it hears is kept.
  private final class Listener: Sendable {
    private struct Heard {
      var scanner: TappedScanner?
      var reports: [SentReport] = []
      var outcome: Result<Void, TapRefusal>?
    }
    private let heard = Mutex(Heard())
    private let isEnough: Atomic<Bool> = Atomic(false)

    init(_ target: TapTarget) {
      Thread.detachNewThread { [self] in
        let outcome = Result { () throws(TapRefusal) in
          try ScannerTap.listen(to: target) { event in
            switch event {
            case .listening(let scanner): heard.withLock { $0.scanner = scanner }
            case .report(let report): heard.withLock { $0.reports.append(report) }
            case .quiet: break
            }
            return !isEnough.load(ordering: .relaxed)
          }
        }
        heard.withLock { $0.outcome = outcome }
      }
    }

    var scanner: TappedScanner? { heard.withLock { $0.scanner } }
    var reports: [SentReport] { heard.withLock { $0.reports } }
    var outcome: Result<Void, TapRefusal>? { heard.withLock { $0.outcome } }
    func stop() { isEnough.store(true, ordering: .relaxed) }
  }

  @Test(
    "an unknown keyboard scanner is learned from the label, and given back",
    .enabled(if: KeyStrokes.isPresent),
    arguments: ["be", "fr", "de", "us"])
  func learned(layout: String) async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "LEARN-\(layout)")
    try mock.plug()
    defer { mock.unplug() }
    let listener = Listener(TapTarget(port: mock.port))
    defer { listener.stop() }
    try await ScannerBench.until("it is listened to") { listener.scanner != nil && mock.isListenedTo }
    var sent = 0
    for part in CalibrationPart.allCases {
      let reports = try KeyStrokes.reports(part.content + [0x09], layout: layout)
      mock.send(reports, on: 0x81)
      sent += reports.count
      try await ScannerBench.until("bar code \(part.number) arrived") { listener.reports.count >= sent }
    }
    let scanner = try #require(listener.scanner)
    #expect(scanner.port == mock.port && scanner.usbName == "05f9:2206" && !scanner.hasTwin)
    let learned = try ScannerLesson(mode: try #require(scanner.mode), reports: listener.reports).learned()
    #expect(learned.layouts.map(\.word) == [layout])
    #expect(learned.terminator == .tab && learned.sendsGS == true)
    listener.stop()
    try await ScannerBench.until("the listener ended") { listener.outcome != nil }
    #expect(mock.hasKernelDriver)
  }

  @Test("a scanner that the daemon holds is not listened to beside it, and that is said")
  func held() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "HELD")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-2", .keyboard, mock, layout: "be")])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    let listener = Listener(TapTarget(port: mock.port))
    try await ScannerBench.until("the listener was refused") { listener.outcome != nil }
    guard case .failure(.heldElsewhere(let scanner)) = listener.outcome else {
      Issue.record("not refused as held: \(String(describing: listener.outcome))")
      return
    }
    #expect(scanner.port == mock.port)
    // The daemon never noticed.
    mock.scan("RB123456785BE")
    #expect(try await run.nextRead().code.text == "RB123456785BE")
  }

  @Test("with two scanners and none named, both are told, and neither is taken")
  func several() async throws {
    let bed = try ScannerBench.bed()
    let mocks = [
      bed.scanner(.belgianKeyboard, serialNumber: "ONE"), bed.scanner(.hidPOS, serialNumber: "TWO"),
    ]
    for mock in mocks { try mock.plug() }
    defer { for mock in mocks { mock.unplug() } }
    #expect {
      try ScannerTap.listen(to: TapTarget()) { _ in
        Issue.record("one of two was taken")
        return false
      }
    } throws: { error in
      guard case .several(let found) = error as? TapRefusal else { return false }
      return Set(mocks.map(\.port)).isSubset(of: Set(found.map(\.port)))
    }
    #expect {
      try ScannerTap.listen(to: TapTarget(port: "9-9")) { _ in false }
    } throws: { error in
      "\(error)".hasPrefix("wiring: no scanner is plugged in at port 9-9; there are ")
    }
    #expect(throws: TapRefusal.notAPort("foo")) {
      try ScannerTap.listen(to: TapTarget(port: "foo")) { _ in false }
    }
  }

  @Test("a scanner that is pulled while somebody listens ends the lesson with that word")
  func pulled() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "PULLED")
    try mock.plug()
    defer { mock.unplug() }
    let listener = Listener(TapTarget(port: mock.port))
    try await ScannerBench.until("it is listened to") { listener.scanner != nil && mock.isListenedTo }
    mock.unplug()
    try await ScannerBench.until("the listener ended") { listener.outcome != nil }
    guard case .failure(.unplugged) = listener.outcome else {
      Issue.record("not told as unplugged: \(String(describing: listener.outcome))")
      return
    }
  }

  @Test(
    "the program learns a plugged scanner and prints an entry that says its layout",
    .enabled(if: KeyStrokes.isPresent))
  func program() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "CLI")
    try mock.plug()
    defer { mock.unplug() }
    let program = Process()
    let built = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    program.executableURL = built.appendingPathComponent("hubctl")
    program.arguments = ["scanners", "learn", "hand-2", "--port", mock.port]
    let output = Pipe()
    program.standardOutput = output
    program.standardError = FileHandle.nullDevice
    try program.run()
    try await ScannerBench.until("the program listens") { mock.isListenedTo }
    for part in CalibrationPart.allCases { try Self.type(part, on: mock, layout: "fr", suffix: [0x0D]) }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    program.waitUntilExit()
    #expect(program.terminationStatus == 0)
    #expect(
      text == """
        scanners:
          hand-2:
            mode: keyboard
            layout: fr
            usb: { vendor: 0x05f9, product: 0x2206, serial: "CLI" }
            terminator: enter

        """)
    #expect(mock.hasKernelDriver)
  }
}
