import HubUnits
import Testing

@testable import HubConfig

/// The links' times, held against the belt, the poll plan and the wire.
@Suite("A link's times")
struct LinkTimesTests {
  private static let tcp = "modbus: tcp\n    address: 192.168.1.10:502"
  private static let oneSlave = "modbus: rtu\n    rtu: { device: /dev/ttyS0, speed: 115200, format: 8n1 }"
  private static let timeout = "    timeout: 100 ms\n"

  private func report(_ edits: KeyValuePairs<String, String>, file: String = "small.yaml") throws
    -> ConfigReport
  {
    ConfigReport(text: try ExampleFile.text(file, replacing: edits), file: "line.yaml")
  }

  private func told(_ report: ConfigReport) -> String {
    report.problems.map(\.description).joined(separator: "\n")
  }

  // MARK: timeout from the belt

  @Test("A timeout that is left out comes from the belt, by whichever bound is the tightest")
  func fromBelt() throws {
    // `late` is 15 ms; half a window of 100 mm at 1.05 m/s is 47.6 ms, less one poll of 10 ms.
    let late = try report([Self.timeout: ""])
    #expect(try late.lineDescription().links[0].timeout == .milliseconds(15))
    // 60 ms stale_after less two polls.
    let stale = try report([Self.timeout: "", "late: 15 ms": "late: 60 ms"])
    #expect(try stale.lineDescription().links[0].timeout == .milliseconds(37))
    let old = try report([
      Self.timeout: "", "late: 15 ms": "late: 60 ms", "stale_after: 60 ms": "stale_after: 50 ms",
    ])
    #expect(try old.lineDescription().links[0].timeout == .milliseconds(30))
  }

  @Test("A faster belt leaves less time for an answer")
  func fasterBelt() throws {
    // Half of 120 mm at 2.625 m/s is 22.857 ms, less a poll of 5 ms.
    let report = try report(
      ["    timeout: 100 ms             ": "    #", "late: 15 ms": "late: 40 ms"], file: "liege.yaml")
    #expect(try report.lineDescription().links[0].timeout == .milliseconds(17))
  }

  @Test("A belt that leaves a device no time wants the timeout written")
  func noTime() throws {
    let report = try report([Self.timeout: "", "late: 15 ms": "late: 4 ms"])
    #expect(report.problems.count == 1)
    #expect(told(report).contains("'timeout' cannot be left out of 'plc': the belt leaves 4 ms"))
    #expect(try self.report(["late: 15 ms": "late: 4 ms"]).problems.isEmpty)
  }

  // MARK: serial lines

  @Test("The shortest exchange is silence, question, silence and answer at the line's speed")
  func exchangeTime() {
    // 11 bits at 19,200 baud are 572.916 µs; 3.5 characters 2.005 ms. 8 bytes out, 7 back: 4.010 + 8.593 ms.
    let slow = SerialLineSettings(speed: 19_200, format: .eightEven)
    let reading = ModbusExchange.reading(.discreteInput, count: 9)
    #expect(reading.bytes(on: .rtu(device: "", slow)) == (8, 7))
    #expect(slow.shortestTime(of: reading).count == 572_916 * 7 / 2 * 2 + 572_916 * 15)
    // Above 19,200 baud the silence is 1.75 ms; without parity a byte has 10 bits.
    let fast = SerialLineSettings(speed: 115_200, format: .eightNone)
    #expect(fast.shortestTime(of: .writingOutput).count == 3_500_000 + 86_805 * 16)
    #expect(
      ModbusExchange.reading(.holdingRegister, count: 3).bytes(on: .tcp(host: "", port: 502)) == (12, 15))
    // 7 of head, function, two addresses, two counts, one byte of length and the register.
    #expect(ModbusExchange.readingAndWriting(count: 3).bytes(on: .tcp(host: "", port: 502)) == (19, 15))
  }

  @Test("A poll that a serial line cannot keep is refused, and what is offered instead is taken")
  func tooFast() throws {
    let report = try report([Self.tcp: Self.oneSlave])
    #expect(report.problems.count == 1)
    // 2 registers: 8 + 9 bytes, 4.975 ms; 22 inputs: 8 + 8 bytes, 4.888 ms; a heartbeat of 4.888 ms every 20 ms.
    #expect(told(report).contains("take 123 % of the time ('plc' 9.9 ms every 10 ms)"), "\(told(report))")
    #expect(
      told(report).contains("allowed: poll: 12.5 ms, heartbeat.ours.every: 23.2 ms or more"),
      "\(told(report))")
    let kept = try self.report([
      Self.tcp: Self.oneSlave, "poll: 10 ms": "poll: 12.5 ms", "every: 20 ms": "every: 23.2 ms",
    ])
    #expect(kept.problems.isEmpty, "\(told(kept))")
    let less = try self.report([
      Self.tcp: Self.oneSlave, "poll: 10 ms": "poll: 12.5 ms", "every: 20 ms": "every: 23 ms",
    ])
    #expect(less.problems.count == 1)
  }

  /// Two slaves on one line: the eyes on the second.
  private func pair(write: String, late: String, apart: Bool = false) throws -> ConfigReport {
    let port = apart ? "/dev/ttyS1" : "/dev/ttyS0"
    return try report([
      Self.tcp: Self.oneSlave, "poll: 10 ms": "poll: 12.5 ms", "every: 20 ms": "every: 40 ms",
      "\nbelt:\n":
        "\n  eyes:\n    modbus: rtu\n    rtu: { device: \(port), speed: 115200, format: 8n1 }\n    unit: 2\n"
        + "    poll: 12.5 ms\n    stale_after: 60 ms\n\nbelt:\n",
      "link: plc, input: 1,": "link: eyes, input: 1,",
      "released_after: 150 ms": "released_after: 130 ms",
      "confirm: { after": "confirm: { after",
      "write: 10 ms, late: 15 ms": "write: \(write), late: \(late)",
      "eye: { link: plc, input: 0,": "eye: { link: eyes, input: 0,",
    ])
  }

  @Test("All slaves of a line count: what one keeps alone, two may not keep together")
  func together() throws {
    let report = try pair(write: "30 ms", late: "30 ms")
    // 17 and 15 bytes on one, 14 on the other: 9.778 and 4.715 ms in 12.5 ms; a heartbeat of 4.889 ms in 40 ms.
    #expect(told(report).contains("take 128 % of the time"), "\(told(report))")
    #expect(try pair(write: "10 ms", late: "15 ms", apart: true).problems.isEmpty)
  }

  @Test("A write waits for the exchange under way and for the others' turns, and a lane must allow for it")
  func write() throws {
    func problems(_ write: String, _ late: String) throws -> [String] {
      try pair(write: write, late: late).problems.filter { $0.path.hasPrefix("lane_defaults") }
        .map(\.description)
    }
    // Longest of `eyes`: 8 + 6 bytes, 4.716 ms; of `plc`: 4.975 ms; the write: 4.889 ms. Wait 14.4, write 19.3 ms.
    #expect(try problems("20 ms", "15 ms").isEmpty)
    let short = try problems("19 ms", "15 ms")
    #expect(short.count == 1 && short[0].contains("a write may take 19.3 ms"), "\(short)")
    let dropped = try problems("20 ms", "14 ms")
    #expect(
      dropped.count == 1 && dropped[0].contains("may wait 14.5 ms for the wire")
        && dropped[0].contains("and would be dropped"), "\(dropped)")
  }

  @Test("No timeout is shorter than what the wire needs for the answer")
  func impossibleTimeout() throws {
    let report = try report([
      Self.tcp: "modbus: rtu\n    rtu: { device: /dev/ttyS0 }", "timeout: 100 ms": "timeout: 12 ms",
    ])
    #expect(told(report).contains("no answer can come within 12 ms"), "\(told(report))")
  }

  @Test("More slow readings than there are polls for them are refused")
  func slowTurns() throws {
    let full = "full: { input: 20 }"
    let report = try report([
      full: "full: { coil: 100, poll: 15 ms }", "full: { input: 21 }": "full: { coil: 1000, poll: 15 ms }",
    ])
    #expect(report.problems.count == 1)
    #expect(told(report).contains("has 2 slow readings, and a poll of 10 ms makes one"), "\(told(report))")
    #expect(
      try self.report([
        full: "full: { coil: 100, poll: 20 ms }", "full: { input: 21 }": "full: { coil: 1000, poll: 20 ms }",
      ]).problems.isEmpty)
  }

  @Test("The proof in print says what a write may take and where the timeout comes from")
  func inPrint() throws {
    let text = try report([Self.timeout: ""]).text
    #expect(text.contains("write on 'plc' (TCP): an exchange under way and its own have 10 ms"))
    // 15 ms at 1.05 m/s: 15.75 mm.
    #expect(text.contains("timeout of 'plc': 15 ms (16 mm of belt), so that a fire that waits for it"))
    let json = try report([:]).json()
    #expect(json.contains("\"timeoutFromBelt\":false") && json.contains("\"writeNanoseconds\":10000000"))
  }
}
