import Foundation
import Glibc
import HubCore
import HubDevices
import HubRealtime
import HubUnits
import Testing

/// Scanners on serial ports of the kernel's: real ttys, without USB.
@Suite(.serialized)
struct SerialPortTests {
  private func scanner(
    _ port: PtyPort, _ terminator: ScannerDescription.Terminator? = .cr, commands: String? = nil
  ) -> ScannerDescription {
    var scanner = ScannerDescription(
      name: "tunnel", mode: .serial, vendor: 0, product: 0, terminator: terminator)
    scanner.device = port.path
    scanner.commands = commands
    return scanner
  }

  /// A scanner on a plugged port, taken up.
  private func takeUp(
    _ name: String, _ terminator: ScannerDescription.Terminator? = .cr, commands: String? = nil
  ) async throws -> (PtyPort, ScannerRun) {
    let port = try PtyPort(name)
    try port.plug()
    let run = try ScannerRun([scanner(port, terminator, commands: commands)])
    try await run.waitFor(.ready)
    return (port, run)
  }

  @Test("A port's labels arrive byte for byte: in pieces, two at once, CR and LF apart, with any byte inside")
  func labels() async throws {
    let (port, run) = try await takeUp("labels")
    defer { run.thread.stop() }
    port.send("00157035")
    port.send("381410375177\r")
    port.send("\nRB123456785BE\r\n5412345000013\r")
    // GS, a NUL, XON, XOFF, what a terminal would take for "interrupt", and Latin-1.
    let odd: [UInt8] = [0x41, 0x1D, 0x00, 0x11, 0x13, 0x03, 0x1A, 0x04, 0xC8, 0x0A, 0xFF, 0x42]
    port.send(odd + [0x0D])
    for code in ["157035381410375177", "RB123456785BE", "5412345000013"] {
      #expect(try await run.nextRead().code.text == code)
    }
    #expect(try await run.nextRead().code.bytesInUse == odd)
    #expect(run.isSilent)
  }

  @Test("A label that ends by silence is one label, also in two pieces")
  func silence() async throws {
    let (port, run) = try await takeUp("silence", .silence)
    defer { run.thread.stop() }
    port.send("00157035")
    port.send("381410375177")
    #expect(try await run.nextRead().code.text == "157035381410375177")
    #expect(run.isSilent)
  }

  @Test("The line is raw, at the speed and format of the file, and nothing is echoed to the scanner")
  func raw() async throws {
    let port = try PtyPort("raw")
    try port.plug()
    var description = scanner(port)
    description.line = SerialLineSettings(speed: 19_200, format: .sevenEven)
    let run = try ScannerRun([description])
    defer { run.thread.stop() }
    try await run.waitFor(.ready)
    let settings = port.settings
    #expect(cfgetispeedOf(settings) == speed_t(B19200))
    #expect(settings.c_lflag & tcflag_t(ECHO | ICANON | ISIG | IEXTEN) == 0)
    #expect(settings.c_iflag & tcflag_t(ICRNL | INLCR | IGNCR | IXON | ISTRIP) == 0)
    #expect(settings.c_oflag & tcflag_t(OPOST) == 0)
    port.send("123\r")
    #expect(try await run.nextRead().code.text == "123")
    #expect(port.received() == [])
  }

  @Test(
    "A port that is not there is awaited, one that is pulled out with half a label is taken up again without it"
  )
  func comesAndGoes() async throws {
    let port = try PtyPort("comes")
    let run = try ScannerRun([scanner(port)])
    defer { run.thread.stop() }
    try await run.waitFor(.absent)
    let advice = try #require(run.status().advice(for: scanner(port)))
    #expect(advice.hasPrefix("wiring: scanner tunnel: there is no \(port.path)"))
    for round in 0..<3 {
      try port.plug()
      try await run.waitFor(.ready)
      port.send("R\(round)\r")
      #expect(try await run.nextRead().code.text == "R\(round)")
      port.send("HALF")
      try await ScannerBench.until("the half has come") { run.status().reports == UInt64(2 * round + 2) }
      port.unplug()
      try await run.waitFor(.absent)
    }
    #expect(run.status().openings == 3)
    #expect(run.status().fragments == 3)
    #expect(run.isSilent)
  }

  @Test("What waited in the port before it was taken up is from before, and is nobody's")
  func before() async throws {
    let port = try PtyPort("before")
    try port.plug()
    port.send("OLD\r")
    let run = try ScannerRun([scanner(port)])
    defer { run.thread.stop() }
    try await run.waitFor(.ready)
    port.send("NEW\r")
    #expect(try await run.nextRead().code.text == "NEW")
    #expect(run.isSilent)
  }

  @Test("A port that another program has is named as held, and taken up when that one ends")
  func held() async throws {
    let port = try PtyPort("held")
    try port.plug()
    let first = try ScannerRun([scanner(port)])
    try await first.waitFor(.ready)
    let run = try ScannerRun([scanner(port)])
    defer { run.thread.stop() }
    try await run.waitFor(.heldElsewhere)
    #expect(try #require(run.status().advice(for: scanner(port))).contains("fuser -v \(port.path)"))
    first.thread.stop()
    try await run.waitFor(.ready)
    port.send("MINE\r")
    #expect(try await run.nextRead().code.text == "MINE")
  }

  @Test("A file that is no serial port is the file's fault, and says so")
  func noPort() async throws {
    var description = ScannerDescription(name: "tunnel", mode: .serial, vendor: 0, product: 0)
    description.device = "/dev/null"
    let run = try ScannerRun([description])
    defer { run.thread.stop() }
    try await run.waitFor(.failing)
    let advice = try #require(run.status().advice(for: description))
    #expect(advice == "config: scanner tunnel: /dev/null is no serial port: correct `device:`")
  }

  @Test(
    "Refused until the rule is there: the state says so with the line to install, then it reads",
    .enabled(if: NodeRights.canBeRefused, NodeRights.whySkipped))
  func refused() async throws {
    let port = try PtyPort("refused")
    try port.plug()
    #expect(unsafe chmod(port.nearPath, 0) == 0)
    let run = try ScannerRun([scanner(port)])
    defer { run.thread.stop() }
    try await run.waitFor(.waitingForPermission)
    let advice = try #require(run.status().advice(for: scanner(port)))
    #expect(advice.hasPrefix("config: scanner tunnel: no right to \(port.path)"))
    #expect(
      advice.contains("SUBSYSTEM==\"tty\", SYMLINK==") && advice.contains("GROUP=\"hubd\", MODE=\"0660\""))
    #expect(unsafe chmod(port.nearPath, 0o600) == 0)
    try await run.waitFor(.ready)
    port.send("RIGHT\r")
    #expect(try await run.nextRead().code.text == "RIGHT")
  }

  @Test(
    "A maker's letters go out: enable at take-up, tones, disable while the line stands, enable at the end")
  func orders() async throws {
    let (port, run) = try await takeUp("orders", commands: "datalogic")
    defer { run.thread.stop() }
    var heard: [UInt8] = []
    func hears(_ text: String) async throws {
      try await ScannerBench.until("'\(text)' arrives") {
        heard += port.received()
        return heard == Array(text.utf8)
      }
    }
    try await hears("E")
    run.thread.sound(.good, on: ScannerIndex(0), at: HubRealtime.MonotonicClock.now())
    try await hears("EB")
    run.thread.setStanding(true)
    try await hears("EBD")
    run.thread.sound(.error, on: ScannerIndex(0), at: HubRealtime.MonotonicClock.now())
    try await hears("EBDF")
    port.send("AFTER\r")
    #expect(try await run.nextRead().code.text == "AFTER")
    run.thread.stop()
    try await hears("EBDFE")
  }

  @Test("A scanner whose maker is not named is sent no letter, whatever happens")
  func noLetters() async throws {
    let (port, run) = try await takeUp("letters")
    defer { run.thread.stop() }
    run.thread.sound(.error, on: ScannerIndex(0), at: HubRealtime.MonotonicClock.now())
    run.thread.setStanding(true)
    port.send("AFTER\r")
    #expect(try await run.nextRead().code.text == "AFTER")
    #expect(port.received() == [])
    #expect(!run.status().orders.hasSounds)
  }

  @Test("With the daemon stopped a probe says of each port whether it opens, and whose fault it is if not")
  func probe() throws {
    let port = try PtyPort("probe")
    let absent = try #require(USBProbe.findings(for: [scanner(port)]).first)
    #expect(absent.verdict == .bad && absent.fact == "wiring: \(port.path) cannot be used")
    #expect(absent.next?.hasPrefix("there is no \(port.path): plug it in") ?? false)
    try port.plug()
    let good = try #require(USBProbe.findings(for: [scanner(port)]).first)
    #expect(good.verdict == .good && good.fact == "\(port.path): opens at 9600 baud 8n1")
    var null = scanner(port)
    null.device = "/dev/null"
    let wrong = try #require(USBProbe.findings(for: [null]).first)
    #expect(wrong.verdict == .bad && wrong.fact == "config: /dev/null cannot be used")
    #expect(wrong.next == "/dev/null is no serial port: correct `device:`")
  }

  @Test("Ten thousand labels at full speed arrive, each once and in order")
  func many() async throws {
    let port = try PtyPort("many")
    try port.plug()
    let run = try ScannerRun([scanner(port)], ringCapacity: 1_024)
    defer { run.thread.stop() }
    try await run.waitFor(.ready)
    for start in stride(from: 0, to: 10_000, by: 500) {
      port.send((start..<start + 500).map { "\($0)\r" }.joined())
      for number in start..<start + 500 {
        try #require(try await run.nextRead().code.text == "\(number)")
      }
    }
    #expect(run.status().dropped == 0 && run.status().faults == 0)
  }
}

private func cfgetispeedOf(_ settings: termios) -> speed_t {
  var copy = settings
  return unsafe cfgetispeed(&copy)
}
