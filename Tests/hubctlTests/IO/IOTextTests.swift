import ArgumentParser
import HubProtocol
import Testing

@testable import hubctl

@Suite("Inputs and outputs as text")
struct IOTextTests {
  @Test("A time needs its unit", arguments: [("200ms", 200), ("0.5s", 500), ("2 s", 2_000), ("1.5 ms", 2)])
  func times(text: String, milliseconds: Int) throws {
    #expect(try HandTime(typed: text).milliseconds == milliseconds)
  }

  @Test("A time without its unit is answered with what to type", arguments: ["2", "0.5", "200"])
  func noUnit(text: String) {
    let command = ["io", "jog", "lane-1", "--for", text]
    #expect { try HubctlCommand.parseAsRoot(command) } throws: { error in
      HubctlCommand.message(for: error)
        == "The value '\(text)' is invalid for '--for <time>': it has no unit: type \(text)s for seconds or "
        + "\(text)ms for milliseconds"
    }
  }

  @Test(
    "What is no time is refused",
    arguments: ["200", "inf", "-1", "", "ms", "-1s", "0ms", "61s", "2m", "nan s", "infs"])
  func noTimes(text: String) {
    #expect(throws: ValidationError.self) { try HandTime(typed: text) }
  }

  @Test("An output that is not in its safe state stands out; a point nobody knows shows no value")
  func table() {
    let points = [
      IOPoint(
        name: "lane-1", kind: .output, link: "plc", address: "coil 0", value: .good(1, ageMs: 40),
        state: "on",
        ageMm: 100, safeOn: false),
      IOPoint(
        name: "lane-2", kind: .output, link: "plc", address: "coil 1", value: .good(0, ageMs: 720_000),
        state: "off",
        safeOn: false),
      IOPoint(name: "track", kind: .eye, link: "plc", address: "input 1", value: .unknown),
    ]
    let lines = IOText.lines(points)
    #expect(lines[1].contains("ON (safe: off)") && lines[1].hasSuffix("40     100"))
    #expect(lines[2].contains("  off ") && !lines[2].contains("safe") && lines[2].contains("12 min"))
    #expect(lines[3].contains("unknown") && !lines[3].contains("0"))
  }

  @Test("A move that did not end as asked says so, and is no success", arguments: JogStroke.Ending.allCases)
  func endings(ending: JogStroke.Ending) {
    let stroke = JogStroke(
      output: "lane-1", link: "plc", address: "coil 0", on: true, forMs: 200, acknowledgedUs: 900,
      lastedMs: 60,
      ending: ending)
    #expect(IOText.words(stroke).hasPrefix("lane-1 (coil 0 of plc) was on"))
    #expect(IOText.isAsAsked(stroke) == (ending == .time || ending == .letGo))
  }

  @Test("Whether outputs may be moved is told in the line's own state")
  func right() {
    #expect(IOText.right(nil).contains("hubctl hold"))
    #expect(IOText.right(HoldView(cause: .operator)).contains("hubctl io jog"))
    #expect(IOText.right(HoldView(cause: .journalDown)).contains("cannot be moved"))
  }
}
