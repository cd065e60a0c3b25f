import Foundation
import HubBarcode
import HubCore
import HubDevices
import HubMocks
import HubUnits
import Testing

// Cards: at the scanner, and through a whole daemon.
extension ScannerStories {
  @Test(
    "of two equal scanners, neither is believed before its station's card was scanned; then each is who it is"
  )
  func stationCards() async throws {
    let bed = try ScannerBench.bed()
    let mocks = [bed.scanner(.hidPOS, serialNumber: ""), bed.scanner(.hidPOS, serialNumber: "")]
    for mock in mocks { try mock.plug() }
    defer { for mock in mocks { mock.unplug() } }
    let scanners = ["one", "two"].map { name in
      var scanner = ScannerDescription(name, .hidPOS, mocks[0])
      scanner.isToldByCard = true
      return scanner
    }
    let run = try ScannerRun(scanners)
    defer { run.thread.stop() }
    for index in 0..<2 { try await run.waitFor(.ready, index) }
    #expect(run.status(0).isUntold && run.status(1).isUntold)
    #expect(run.status(0).advice(for: scanners[0])?.contains("scan the card") == true)

    // A label is nobody's, a card comes through.
    let first = try #require(run.status(0).port.map { "\($0)" })
    let atFirst = try #require(mocks.first { $0.port == first })
    let atSecond = try #require(mocks.first { $0.port != first })
    atFirst.scan("JD014600003SE")
    try await ScannerBench.until("the label is kept back") { run.status(0).untold == 1 }
    let card = try #require(OperatorCard(.bindScanner("two"), line: "liege"))
    atFirst.scan(card.text)
    #expect(try await run.nextRead().code.text == card.text)

    // What the control plane does with it: the scanner in the place of one is two.
    run.thread.bind(ScannerIndex(1), to: first)
    try await ScannerBench.until("they changed places") {
      run.status(1).port.map { "\($0)" } == first && run.status(1).state == .ready && !run.status(1).isUntold
    }
    atFirst.scan("JD014600003SE")
    let read = try await run.nextRead()
    #expect(read.scanner == ScannerIndex(1))
    #expect(read.code.text == "JD014600003SE")

    run.thread.bind(ScannerIndex(0), to: atSecond.port)
    try await ScannerBench.until("the other one is told, too") {
      run.status(0).state == .ready && !run.status(0).isUntold
    }
    atSecond.scan("LP00123456789012")
    #expect(try await run.nextRead().scanner == ScannerIndex(0))
    #expect(run.status(1).untold == 0)
  }

  @Test(
    "a card at a lane's scanner closes the lane of a running daemon, is in its audit, and stays so over a kill -9"
  )
  func wholeDaemon() async throws {
    let bed = try ScannerBench.bed()
    let hand = bed.scanner(.hidPOS, serialNumber: "HAND")
    let gun = bed.scanner(.serial, serialNumber: "GUN")
    for mock in [hand, gun] { try mock.plug() }
    defer { for mock in [hand, gun] { mock.unplug() } }
    let line = try CardLine()
    defer { line.remove() }
    func card(_ action: CardAction, line: String = "small") throws -> String {
      try #require(OperatorCard(action, line: line)).text
    }
    func scan(_ text: String, by mock: MockScanner, until what: String, _ isSo: () throws -> Bool)
      async throws
    {
      // What comes within a quarter of a second after a scanner was taken up is not believed: scan as people do.
      var found = false
      for _ in 0..<40 where !found {
        mock.scan(text)
        try await Task.sleep(for: .milliseconds(250))
        found = try isSo()
      }
      #expect(found, "\(what)")
    }

    try line.start()
    defer { line.kill() }
    try await ScannerBench.until("both scanners are read") { hand.isListenedTo && gun.isListenedTo }
    try await scan(card(.closeLane(1)), by: gun, until: "lane 1 is closed") {
      try line.hubctl("lane", "list").contains {
        $0.contains(#""number":1,"#) && $0.contains(#""state":"disabled""#)
      }
    }
    // Another line's card, and a card at the induction, which has no role: refused, and nothing closes.
    try await scan(card(.closeLane(2), line: "liege"), by: gun, until: "the other line's card is refused") {
      try line.cards().contains { $0.contains("damaged, or of another line") }
    }
    try await scan(card(.closeLane(2)), by: hand, until: "the card at the induction is refused") {
      try line.cards().contains { $0.contains("this scanner is at no terminal") }
    }
    let lanes = try line.hubctl("lane", "list")
    #expect(lanes.filter { $0.contains(#""state":"disabled""#) }.count == 1)
    let done = try #require(try line.cards().first { $0.contains("close lane 1") })
    for word in ["terminal lanes (scanner gun)", try card(.closeLane(1)), "done"] {
      #expect(done.contains(word))
    }

    line.kill()
    try line.start()
    try await ScannerBench.until("the daemon is back and the lane is closed") {
      line.isClosed(1)
    }
    #expect(try line.log().contains("lane 1 stays closed, as terminal lanes (scanner gun) left it"))
    try await ScannerBench.until("the scanner is read again") { gun.isListenedTo }
    try await scan(card(.openLane(1)), by: gun, until: "lane 1 is open again") { !line.isClosed(1) }
  }
}
