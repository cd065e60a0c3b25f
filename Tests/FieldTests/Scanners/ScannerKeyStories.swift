import HubBarcode
import HubCore
import HubDevices
import HubMocks
import HubUnits
import Testing

// What the plan and the layout make of labels, from the wire to the core's ring.
extension ScannerStories {
  private func keyRules() -> KeyRules {
    var rules = KeyRules()
    var sscc = KeyRule(rank: 2)
    sscc.formats.insert(.sscc)
    rules.append(sscc)
    var s10 = KeyRule(rank: 1)
    s10.formats.insert(.s10)
    rules.append(s10)
    var rest = KeyRule(rank: 0)
    rest.use = .never
    rules.append(rest)
    return rules
  }

  @Test("the key that the plan chose travels with its rank, and what is never a key stays out of the core")
  func chosenKeys() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "KEYS")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)], keyRules: keyRules())
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)

    mock.scan("https://example.com/42")
    mock.scan("00157035381410375177")
    let sscc = try await run.nextRead()
    #expect(sscc.code.text == "157035381410375177" && sscc.rank == 2 && sscc.checkDigit == .verified)
    mock.scan("RR473124829CH")
    let s10 = try await run.nextRead()
    #expect(s10.code.text == "RR473124829CH" && s10.rank == 1)
    mock.scan("RR473124828CH")
    #expect(try await run.nextRead().checkDigit == .failed)
    #expect(run.status().neverKeys == 1 && run.status().scans == 3)
  }

  @Test("an operator's card reaches the core also where the plan takes nothing else")
  func cardBesideKeyRules() async throws {
    let mock = try ScannerBench.bed().scanner(.hidPOS, serialNumber: "CARD")
    try mock.plug()
    defer { mock.unplug() }
    let run = try ScannerRun([ScannerDescription("hand-1", .hidPOS, mock)], keyRules: keyRules())
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    mock.scan("HUB-L17-CLOSE-7")
    #expect(try await run.nextRead().code.text == "HUB-L17-CLOSE-7")
  }

  @Test("a scanner that speaks be and is read as us is told by name, until labels read well again")
  func garbledLayout() async throws {
    let mock = try ScannerBench.bed().scanner(.belgianKeyboard, serialNumber: "LAYOUT")
    try mock.plug()
    defer { mock.unplug() }
    let description = ScannerDescription("hand-2", .keyboard, mock, layout: "us", terminator: .enter)
    let run = try ScannerRun([description])
    defer { run.thread.stop() }
    try await run.waitUntilReady(mock)
    #expect(run.status().advice(for: description) == nil)

    mock.scan("5412345000013")
    _ = try await run.nextRead()
    try await ScannerBench.until("a hint") { run.status().layoutHint == .scannerSendsShiftedDigits }
    let advice = try #require(run.status().advice(for: description))
    #expect(advice.hasPrefix("config: labels of scanner hand-2 come garbled"))
    #expect(advice.contains("speaks be or fr, we read us") && advice.contains("`layout: be`"))

    for _ in 0..<4 {
      mock.scan("CDEF")
      _ = try await run.nextRead()
    }
    try await ScannerBench.until("the hint's end") { run.status().layoutHint == nil }
    #expect(run.status().advice(for: description) == nil)
  }
}
