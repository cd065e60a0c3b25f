import Foundation
import HubCore
import HubDevices
import HubMocks
import HubRealtime
import HubUSB
import HubUnits
import Testing

// What the line says to the people at the scanners: tones of the decision, and leave to read.
extension ScannerStories {
  /// One scanner of a kind that listens, taken up.
  private func takeUp(
    _ model: MockScannerModel, _ mode: ScannerDescription.Mode, _ serial: String
  ) async throws -> (MockScanner, ScannerRun) {
    let mock = try ScannerBench.bed().scanner(model, serialNumber: serial)
    try mock.plug()
    let run = try ScannerRun([ScannerDescription("hand-1", mode, mock)])
    try await run.waitUntilReady(mock)
    return (mock, run)
  }

  private func now() -> MonotonicInstant { HubRealtime.MonotonicClock.now() }

  @Test(
    "a decision is heard at the scanner: good, exception and error by the tones it has",
    arguments: [
      // A HID POS scanner whose descriptor has no "not on file" tone says exceptions as errors.
      (MockScannerModel.hidPOS, ScannerDescription.Mode.hidPOS, [MockSound.good, .error, .error]),
      (.ibmHandHeld, .ibmOEM, [.good, .notOnFile, .error]),
      (.datalogicSerial, .cdc, [.good, .notOnFile, .notOnFile]),
    ])
  func tones(model: MockScannerModel, mode: ScannerDescription.Mode, expected: [MockSound]) async throws {
    let (mock, run) = try await takeUp(model, mode, "TONES-\(mode)")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    #expect(run.status().orders.hasSounds)
    for (index, sound) in [ScannerSound.good, .exception, .error].enumerated() {
      run.thread.sound(sound, on: ScannerIndex(0), at: now())
      try await ScannerBench.until("tone \(index)") { mock.sounds.count == index + 1 }
    }
    #expect(mock.sounds == expected)
    mock.scan("AFTER")
    #expect(try await run.nextRead().code.text == "AFTER")
  }

  @Test(
    "a mode without output stays silent, says so in its status, and reads on",
    arguments: [
      (MockScannerModel.belgianKeyboard, ScannerDescription.Mode.keyboard), (.serial, .cdc),
    ])
  func mute(model: MockScannerModel, mode: ScannerDescription.Mode) async throws {
    let mock = try ScannerBench.bed().scanner(model, serialNumber: "MUTE-\(mode)")
    try mock.plug()
    let run = try ScannerRun([ScannerDescription("hand-1", mode, mock, layout: "be", terminator: .enter)])
    defer {
      run.thread.stop()
      mock.unplug()
    }
    try await run.waitUntilReady(mock)
    run.thread.sound(.error, on: ScannerIndex(0), at: now())
    run.thread.setStanding(true)
    mock.scan("42")
    #expect(try await run.nextRead().code.text == "42")
    #expect(!run.status().orders.hasSounds)
    #expect(run.status().orders.reading == .untold)
    #expect(mock.received == [])
  }

  @Test("a label that is kept back is heard as an error, though the line never learns of it")
  func keptBack() async throws {
    let (mock, run) = try await takeUp(.hidPOS, .hidPOS, "KEPT")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    mock.scan(String(repeating: "A", count: 70))
    try await ScannerBench.until("the error") { mock.sounds == [.error] }
    try await ScannerBench.until("counted") { run.status().tooLong == 1 }
    #expect(run.isSilent)
  }

  @Test("a tone that comes too late is counted and never heard")
  func late() async throws {
    let (mock, run) = try await takeUp(.hidPOS, .hidPOS, "LATE")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    run.thread.sound(.good, on: ScannerIndex(0), at: now() - .seconds(1))
    try await ScannerBench.until("counted as late") { run.status().orders.late == 1 }
    run.thread.sound(.error, on: ScannerIndex(0), at: now())
    try await ScannerBench.until("the next is heard") { !mock.sounds.isEmpty }
    #expect(mock.sounds == [.error])
  }

  @Test("tones for a scanner that is away are not kept for its return")
  func notKept() async throws {
    let (mock, run) = try await takeUp(.hidPOS, .hidPOS, "AWAY")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    mock.unplug()
    try await run.waitFor(.absent)
    let then = now()
    for _ in 0..<50 { run.thread.sound(.error, on: ScannerIndex(0), at: then) }
    try await ScannerBench.until("the moment is over") { now() - then > .milliseconds(250) }
    try mock.plug()
    try await run.waitUntilReady(mock)
    run.thread.sound(.good, on: ScannerIndex(0), at: now())
    try await ScannerBench.until("the present one is heard") { !mock.sounds.isEmpty }
    #expect(mock.sounds == [.good])
  }

  @Test(
    "a scanner that refuses or ignores orders reads on without losing a label",
    arguments: [
      MockHearing.refuses, .ignores,
    ])
  func deaf(hearing: MockHearing) async throws {
    let (mock, run) = try await takeUp(.hidPOS, .hidPOS, "DEAF-\(hearing)")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    mock.hear(hearing)
    for number in 0..<200 {
      run.thread.sound(.good, on: ScannerIndex(0), at: now())
      mock.scan("D\(number)")
      #expect(try await run.nextRead().code.text == "D\(number)")
    }
    try await ScannerBench.until("told") { run.status().orders.failed > 0 }
    #expect(run.status().state == .ready)
    #expect(run.status().transferFaults == 0)
    #expect(mock.sounds == [])
  }

  @Test(
    "while the line stands a scanner reads nothing, and it reads again once the line runs",
    arguments: [
      (MockScannerModel.hidPOS, ScannerDescription.Mode.hidPOS), (.ibmHandHeld, .ibmOEM),
      (.datalogicSerial, .cdc),
    ])
  func standing(model: MockScannerModel, mode: ScannerDescription.Mode) async throws {
    let (mock, run) = try await takeUp(model, mode, "STANDS-\(mode)")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    run.thread.setStanding(true)
    try await ScannerBench.until("prevented") { run.status().orders.reading == .prevented }
    #expect(!mock.isReading)
    // A tone must not give it leave to read: the same report carries both.
    run.thread.sound(.error, on: ScannerIndex(0), at: now())
    try await ScannerBench.until("heard") { !mock.sounds.isEmpty }
    #expect(!mock.isReading)
    run.thread.setStanding(false)
    try await ScannerBench.until("allowed") { run.status().orders.reading == .allowed }
    mock.scan("RUNS")
    #expect(try await run.nextRead().code.text == "RUNS")
  }

  @Test("a scanner for cards reads them also while the line stands")
  func cards() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "CARDS")
    try mock.plug()
    var description = ScannerDescription("hand-1", .hidPOS, mock)
    description.readsWhileStanding = true
    let run = try ScannerRun([description])
    defer {
      run.thread.stop()
      mock.unplug()
    }
    try await run.waitUntilReady(mock)
    run.thread.setStanding(true)
    run.thread.sound(.good, on: ScannerIndex(0), at: now())
    try await ScannerBench.until("heard") { !mock.sounds.isEmpty }
    mock.scan("CARD")
    #expect(try await run.nextRead().code.text == "CARD")
  }

  @Test("a scanner plugged in while the line stands is allowed first, then prevented")
  func pluggedWhileStanding() async throws {
    let (mock, run) = try await takeUp(.ibmHandHeld, .ibmOEM, "REPLUG")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    run.thread.setStanding(true)
    try await ScannerBench.until("prevented") { !mock.isReading }
    mock.unplug()
    try await run.waitFor(.absent)
    try mock.plug()
    try await run.waitUntilReady(mock)
    try await ScannerBench.until("prevented again") { run.status().orders.reading == .prevented }
    #expect(mock.received.map { $0.first } == [0x11, 0x12])
  }

  @Test("an IBM OEM scanner is enabled at take-up, read whole, and left as it came")
  func ibmOEM() async throws {
    let mock = try ScannerBench.bed().scanner(.ibmHandHeld, serialNumber: "IBM1")
    try mock.plug()
    defer { mock.unplug() }
    #expect(!mock.isReading)
    let run = try ScannerRun([ScannerDescription("hand-1", .ibmOEM, mock)])
    try await run.waitUntilReady(mock)
    try await ScannerBench.until("enabled") { mock.isReading }
    for code in ["157035381410375177", "RB123456785BE", String(repeating: "7", count: 60)] {
      mock.scan(code)
      let read = try await run.nextRead()
      #expect(read.code.text == code)
      #expect(read.symbology == UInt8(ascii: "C"))
    }
    run.thread.stop()
    #expect(!mock.isReading)
  }

  @Test("answers of an IBM OEM scanner to commands never become parcels")
  func ibmAnswers() async throws {
    let (mock, run) = try await takeUp(.ibmTableTop, .ibmOEM, "IBM2")
    defer {
      run.thread.stop()
      mock.unplug()
    }
    func report(_ bytes: [UInt8]) -> [UInt8] { bytes + [UInt8](repeating: 0, count: 64 - bytes.count) }
    // Status alone; then 11 bytes of configuration, of EAN configuration and of direct I/O that look like a label.
    let text = Array("RB123456785".utf8)
    mock.send(
      [
        report([0x04, 0x80, 0x01, 0x00]), report([0x0F, 0x02, 0x03, 0x00] + text),
        report([0x0F, 0x04, 0x03, 0x00] + text), report([0x0F, 0x40, 0x03, 0x00] + text),
      ], on: 0x81)
    mock.scan("LABEL")
    #expect(try await run.nextRead().code.text == "LABEL")
    #expect(run.isSilent)
    #expect(run.status().deviceAnswers == 3)
  }
}

// A daemon that is killed while the line stands.
extension ScannerStories {
  /// Set for the process that is killed: how it knows that it is the one.
  private static let victimVariable = "HUBD_TEST_STANDING_VICTIM"
  private static var isVictim: Bool { ProcessInfo.processInfo.environment[victimVariable] != nil }

  @Test("a scanner whose daemon was killed while the line stood reads again under the next")
  func killedWhileStanding() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "KILL-STANDING")
    try mock.plug()
    defer { mock.unplug() }
    let victim = Process()
    victim.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    victim.arguments = ["--testing-library", "swift-testing", "--filter", "standUntilKilled"]
    victim.environment = ProcessInfo.processInfo.environment.merging([Self.victimVariable: "1"]) { $1 }
    victim.standardOutput = FileHandle.nullDevice
    try victim.run()
    try await ScannerBench.until("the victim prevents reading") { mock.isListenedTo && !mock.isReading }
    kill(victim.processIdentifier, SIGKILL)
    victim.waitUntilExit()
    try await ScannerBench.until("the claim is gone") { !mock.isListenedTo }
    #expect(!mock.isReading)

    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    mock.scan("AGAIN")
    #expect(try await run.nextRead().code.text == "AGAIN")
  }

  @Test(
    "prevents reading until it is killed",
    .enabled(if: isVictim, "SKIPPED: runs only in the process that another story kills"))
  func standUntilKilled() async throws {
    let model = MockScannerModel.hidPOS
    let run = try ScannerRun([
      ScannerDescription(name: "hand-1", mode: .hidPOS, vendor: model.vendor, product: model.product)
    ])
    defer { run.thread.stop() }
    run.thread.setStanding(true)
    // Far longer than the other process lets it live.
    try await Task.sleep(for: .seconds(60))
  }
}
