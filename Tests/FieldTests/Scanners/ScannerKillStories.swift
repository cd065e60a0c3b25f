import Foundation
import HubCore
import HubDevices
import HubMocks
import HubUSB
import HubUnits
import Testing

// A daemon that is killed, and the one that comes after it.
extension ScannerStories {
  /// Set for the process that is killed: how it knows that it is the one.
  private static let victimVariable = "HUBD_TEST_VICTIM"
  private static var isVictim: Bool { ProcessInfo.processInfo.environment[victimVariable] != nil }

  @Test("after kill -9, with transfers in flight, the next daemon takes the scanner up and reads it")
  func killed() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "KILL")
    try mock.plug()
    defer { mock.unplug() }
    for round in 0..<3 {
      let victim = Process()
      victim.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      victim.arguments = ["--testing-library", "swift-testing", "--filter", "holdUntilKilled"]
      victim.environment = ProcessInfo.processInfo.environment.merging([Self.victimVariable: "1"]) { $1 }
      victim.standardOutput = FileHandle.nullDevice
      try victim.run()
      try await ScannerBench.until("the victim holds the scanner") { mock.isListenedTo }
      kill(victim.processIdentifier, SIGKILL)
      victim.waitUntilExit()
      // As the kernel leaves it: the claim is gone with the process, its own driver stays off.
      try await ScannerBench.until("the claim is gone") { !mock.isListenedTo }
      #expect(!mock.hasKernelDriver)

      let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
      try await run.waitUntilReady(mock)
      mock.scan("KILL\(round)")
      #expect(try await run.nextRead().code.text == "KILL\(round)")
      run.thread.stop()
      #expect(mock.hasKernelDriver)
    }
  }

  @Test(
    "holds a scanner until it is killed",
    .enabled(if: isVictim, "SKIPPED: runs only in the process that another story kills"))
  func holdUntilKilled() async throws {
    let model = MockScannerModel.hidPOS
    let run = try ScannerRun([
      ScannerDescription(name: "hand-1", mode: .hidPOS, vendor: model.vendor, product: model.product)
    ])
    defer { run.thread.stop() }
    // Far longer than the other process lets it live.
    try await Task.sleep(for: .seconds(60))
  }
}
