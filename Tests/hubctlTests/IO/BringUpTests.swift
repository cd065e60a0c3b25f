import HubProtocol
import Testing

@testable import hubctl

@Suite("What a diverter's strokes say together")
struct BringUpTests {
  /// A stroke whose switch went out, and home, between two readings.
  private func trial(
    out: (Int, Int)?, home: (Int, Int)? = (50, 60), wasActive: Bool = false, edges: Int = 2,
    actuator: Int = 60,
    back: Int = 70, confirm: (Int, Int)? = nil, hasSwitch: Bool = true
  ) -> DiverterTrial {
    var answers = [
      EyeAnswer(
        name: "lane 7 confirm", kind: .confirm, address: "input 17", wasActive: false,
        actedFromUs: confirm.map { $0.0 * 1_000 }, actedToUs: confirm.map { $0.1 * 1_000 })
    ]
    if hasSwitch {
      answers.append(
        EyeAnswer(
          name: "lane 7 diverter", kind: .diverterSwitch, address: "input 30", wasActive: wasActive,
          actedFromUs: out.map { $0.0 * 1_000 }, actedToUs: out.map { $0.1 * 1_000 },
          backFromUs: home.map { $0.0 * 1_000 }, backToUs: home.map { $0.1 * 1_000 }, edges: edges))
    }
    return DiverterTrial(
      lane: 7,
      stroke: JogStroke(
        output: "lane-7", link: "plc1", address: "coil 6", on: true, forMs: 200, acknowledgedUs: 800,
        lastedMs: 200,
        ending: .time), answers: answers, actuatorMs: actuator, returnMs: back)
  }

  private func text(_ result: BringUpResult) -> String { BringUpText.lines(result).joined(separator: "\n") }

  @Test("Strokes that agree with the file leave it as it is")
  func good() throws {
    let result = try #require(
      BringUpResult([trial(out: (55, 65)), trial(out: (53, 63)), trial(out: (58, 68))]))
    #expect(result.verdict == .good)
    #expect(result.out?.median == 60_000)
    #expect(result.out?.within == 5_000)
    #expect(result.isGood)
  }

  @Test(
    "A file that is surely wrong gets the median for its actuator, and for its return the longest that may be"
  )
  func change() throws {
    let result = try #require(
      BringUpResult([
        trial(out: (85, 95), home: (60, 70)), trial(out: (88, 98), home: (66, 76)),
        trial(out: (90, 100), home: (61, 71)),
      ]))
    #expect(result.verdict == .change)
    #expect(result.proposedActuatorMs == 93)
    #expect(result.proposedReturnMs == 76)
    #expect(text(result).contains("actuator: 93 ms, return: 76 ms"))
  }

  @Test("What the readings cannot tell apart is not called wrong")
  func withinTheGrain() throws {
    // The truth may be 60: between readings 10 ms apart nobody knows.
    let result = try #require(BringUpResult([trial(out: (60, 70))]))
    #expect(result.verdict == .good)
    // 66 at the least: wrong by more than 5 ms.
    #expect(BringUpResult([trial(out: (66, 76))])?.verdict == .change)
  }

  @Test("A diverter that comes home later than the file says is a change, though it goes out as it should")
  func shortReturn() throws {
    #expect(BringUpResult([trial(out: (55, 65), home: (75, 85), back: 70)])?.verdict == .change)
    #expect(BringUpResult([trial(out: (55, 65), home: (65, 75), back: 70)])?.verdict == .good)
  }

  @Test("Strokes that surely differ are the diverter's fault, not the file's")
  func uneven() throws {
    let result = try #require(BringUpResult([trial(out: (55, 65)), trial(out: (90, 100))]))
    #expect(result.verdict == .uneven)
    #expect(!result.isGood)
    #expect(text(result).contains("air pressure"))
    // 35 ms apart between readings 30 ms apart: they may be 5 ms apart in truth.
    #expect(BringUpResult([trial(out: (40, 70)), trial(out: (75, 105))])?.verdict != .uneven)
  }

  @Test("A switch that was silent in one stroke proposes nothing and says where to look")
  func notSeen() throws {
    let result = try #require(BringUpResult([trial(out: (55, 65)), trial(out: nil, home: nil)]))
    #expect(result.verdict == .notSeen)
    #expect(result.proposedActuatorMs == nil)
    #expect(text(result).contains("hubctl io read plc1"))
    #expect(text(result).contains("coil 6"))
  }

  @Test("A switch that said out before is told as such")
  func outBefore() throws {
    let result = try #require(BringUpResult([trial(out: nil, home: nil, wasActive: true)]))
    #expect(result.verdict == .outBefore)
    #expect(text(result).contains("wrong way round"))
  }

  @Test("Without a switch a confirm eye proves the wiring, and proposes no time")
  func noSwitch() throws {
    let seen = try #require(BringUpResult([trial(out: nil, confirm: (300, 310), hasSwitch: false)]))
    #expect(seen.verdict == .noSwitch && seen.isGood && seen.proposedActuatorMs == nil)
    let silent = try #require(BringUpResult([trial(out: nil, hasSwitch: false)]))
    #expect(silent.verdict == .noSwitch && !silent.isGood)
    #expect(text(silent).contains("lay a box before it"))
  }

  @Test("A switch that bounces is told, and measured by its first edge")
  func bouncing() throws {
    let result = try #require(BringUpResult([trial(out: (55, 65), edges: 6), trial(out: (55, 65))]))
    #expect(result.verdict == .good)
    #expect(text(result).contains("bounced in 1 of 2"))
  }

  @Test("No line is longer than a terminal is wide")
  func width() {
    let results = [
      [trial(out: (55, 65))], [trial(out: (90, 100))], [trial(out: (0, 1)), trial(out: (90, 100))],
      [trial(out: nil, home: nil)], [trial(out: nil, wasActive: true)], [trial(out: nil, hasSwitch: false)],
      [trial(out: nil, confirm: (300, 310), hasSwitch: false)],
    ].compactMap { BringUpResult($0) }
    #expect(results.count == 7)
    for line in results.flatMap(BringUpText.lines) { #expect(line.count <= 110, "\(line)") }
  }
}
