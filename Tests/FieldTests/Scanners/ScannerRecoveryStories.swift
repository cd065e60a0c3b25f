import HubCore
import HubDevices
import HubMocks
import HubUSB
import HubUnits
import Testing

// A scanner that fails without being unplugged.
extension ScannerStories {
  @Test(
    "a failing scanner is brought back by the mildest step that helps, and the step is told",
    arguments: [
      (MockBreakage.disturbed, RecoveryStep.retry), (.halted, .clearHalt), (.hung, .reset),
      (.wedged, .reopen),
    ])
  func ladder(breakage: MockBreakage, step: RecoveryStep) async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "FAIL")
    try mock.plug()
    defer { mock.unplug() }
    let scanner = ScannerDescription("hand-1", .hidPOS, mock)
    let run = try ScannerRun([scanner])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)

    mock.fail(breakage)
    try await run.waitFor(.failing)
    #expect(run.status().lastFault == (breakage == .halted ? .stalled : .failed))
    try await ScannerBench.until("the step \(step)") { run.status().step == step }
    #expect(run.status().advice(for: scanner)?.contains("trying \(step.word)") == true)
    // Back without a report, by a quiet second.
    try await run.waitFor(.ready)
    #expect(run.status().step == .none)
    #expect(step == .reopen ? run.status().openings >= 2 : run.status().openings == 1)
    mock.scan("BACK")
    #expect(try await run.nextRead().code.text == "BACK")
  }

  @Test("the first report after a failure ends it at once")
  func reportEndsFailure() async throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "SOON")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("tunnel", .cdc, mock, terminator: .cr)])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    mock.fail(.disturbed)
    try await run.waitFor(.failing)
    mock.scan("SOON")
    #expect(try await run.nextRead().code.text == "SOON")
    try await run.waitFor(.ready)
    #expect(run.status().transferFaults == 1)
  }

  @Test("unplugged while it is failing, it is absent, and taken up when it is back")
  func unpluggedWhileFailing() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "GONE")
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)])
    defer { run.thread.stop() }
    for breakage in MockBreakage.allCases {
      try mock.plug()
      try await run.waitUntilReady(mock)
      mock.fail(breakage)
      try await run.waitFor(.failing)
      mock.unplug()
      try await run.waitFor(.absent)
    }
    try mock.plug()
    try await run.waitUntilReady(mock)
    mock.scan("BACK")
    #expect(try await run.nextRead().code.text == "BACK")
  }

  @Test("the kernel's driver is taken off while a scanner is ours and put back when we stop")
  func kernelDriver() async throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "DRIVER")
    try mock.plug()
    defer { mock.unplug() }
    #expect(mock.hasKernelDriver)
    let run = try ScannerRun([ScannerDescription("tunnel", .cdc, mock, terminator: .cr)])
    try await run.waitUntilReady(mock)
    #expect(!mock.hasKernelDriver)
    run.thread.stop()
    #expect(mock.hasKernelDriver)
  }
}
