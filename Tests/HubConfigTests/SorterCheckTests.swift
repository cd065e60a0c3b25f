import HubConfig
import HubCore
import HubUnits
import Testing

/// Checks of loops, diverters and groups that no file of examples/bad shows.
@Suite("Cross-checks of what lines differ in")
struct SorterCheckTests {
  static let cases: [CrossCheckTests.Case] = [
    .init(
      "drive's input taken by an eye", in: "loop.yaml", "drive: { link: plc, input: 90,",
      "drive: { link: plc, input: 3,", "input 3 of plc is already tracking.eyes[1].input"),
    .init(
      "misspelt drive, and nothing concluded from it", in: "loop.yaml", "  drive: {", "  dirve: {",
      "unknown key 'dirve'; did you mean 'drive'?"),
    .init(
      "two lanes at one place by accident", "at: 7 m", "at: 4 m", "4 m is not behind the lane before",
      "'diverter: { shares: 1, … }' in the second lane"),
    .init(
      "rate at the end of the belt", "end_of_belt: true,",
      "end_of_belt: true, rate: { length: 6 m, per: 10 s },",
      "the end of the belt takes whatever comes"),
    .init(
      "loop whose length cannot be read, and nothing concluded from it", in: "loop.yaml", "length: 80 m ",
      "length: 80 ", "'80' needs a unit"),
    .init(
      "loop whose exceptions nobody takes out", in: "loop.yaml",
      "    diverter: { coil: 8, safe: off, feedback: { input: 76 } }\n", "",
      "missing key 'diverter'; it needs a mapping"),
    .init(
      "misspelt loop, and nothing concluded from it", in: "loop.yaml", "  closed:", "  clsoed:",
      "unknown key 'clsoed'; did you mean 'closed'?"),
    .init(
      "end of a belt that is open, with a diverter", in: "loop.yaml", "  closed: true\n", "",
      "only on a closed belt: nothing comes round", "an open one ends at the exception lane",
      "needs 'end_of_belt: true'"),
    .init(
      "group without lanes", "belgium: [1]", "belgium: { strategy: fill-first }",
      "missing key 'lanes'; it needs a list", "lane 1 is in no group"),
    .init(
      "overflow that does not exist", "belgium: [1]", "belgium: { lanes: [1], overflow: 8 }",
      "no lane with the number 8; allowed: 1 to 5"),
    .init("empty group", "belgium: [1]", "belgium: {}", "missing key 'lanes'", "lane 1 is in no group"),
    .init(
      "symbology of two letters", in: "loop.yaml", "symbology: Q", "symbology: QR",
      "'QR' is no symbology; allowed: the letter of an AIM identifier"),
    .init(
      "length upside down", in: "loop.yaml", "symbology: Q", "length: 13-10",
      "'13-10' is no length of a code; allowed: 1 to 64 characters"),
    .init(
      "rank without bounds", in: "loop.yaml", "kind: sscc }", "kind: sscc, rank: 10 }",
      "10 is out of range; allowed: 0 to 9"),
    .init(
      "section without a gap", in: "loop.yaml", "smallest_gap: 800 mm, rule", "rule",
      "missing key 'smallest_gap'"),
    .init(
      "default of a switch missing once for all lanes", in: "loop.yaml", "feedback: { debounce: 4 ms }",
      "feedback: { out: on }",
      "missing key 'debounce', neither here nor in lane_defaults.diverter.feedback"),
    .init(
      "stroke longer than the shortest parcel", in: "loop.yaml", "minimum_on: 150 ms  ",
      "minimum_on: 350 ms  ",
      // 2.1 m/s × (350 - 120) ms - 150 mm = 333 mm, and 404.5 mm of return, write, late and errors.
      "it needs 738 mm", "minimum_on (350 ms) beyond the shortest parcel 333 mm"),
    .init(
      "no eye after a loop's scanner", in: "loop.yaml", "track-1, at: 8500 mm", "track-1, at: 39 m",
      "no eye between the last induction or scanner (6 m", "the first diverter (12 m"),
  ]

  @Test("tell what is wrong only because of something else", arguments: cases)
  func told(_ example: CrossCheckTests.Case) throws {
    try CrossCheckTests().told(example)
  }

  @Test("on a loop, a lane before the scan point is reached in the next round")
  func nextRound() throws {
    // Everything that scans moves behind the arms; track-2 at 45 m is the eye before the exceptions at 72 m.
    let text = try ExampleFile.text(
      "loop.yaml",
      replacing: [
        "at: 500 mm\n": "at: 36 m\n", "at: 3 m\n": "at: 38 m\n", "tunnel, at: 6 m": "tunnel, at: 40 m",
      ])
    let report = ConfigReport(text: text, file: "line.yaml")
    #expect(report.problems.isEmpty)
    let row = try #require(report.geometry?.rows.first)
    #expect(row.from == "tunnel")
    #expect(row.nextRound == .metres(80))
    // Arm at 12 m; actuator 120 ms, horizon 25, write 10, cycle 1: 156 ms × 2.1 m/s = 327.6 mm.
    #expect(row.available.micrometres == 80_000_000 + 12_000_000 - 327_600 - 40_000_000)
    #expect(report.text.contains("tunnel at 40000, next round"))
    #expect(report.geometry?.rows.last?.nextRound == .zero)
  }

  @Test("on a loop, the last eye and the first one are neighbours")
  func neighbours() throws {
    func problems(_ last: String) throws -> [String] {
      let text = try ExampleFile.text(
        "loop.yaml", replacing: ["at: 500 mm\n": "at: 50 mm\n", "track-3, at: 75 m": "track-3, at: \(last)"])
      return ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    }
    // Twice the window of 120 mm is 240 mm.
    #expect(try problems("79810 mm").isEmpty)
    let told = try problems("79811 mm")
    #expect(told.count == 1)
    #expect(told.first?.contains("'track-3' and 'station-1' are 239 mm apart") == true)
  }

  @Test("the gap a diverter needs is what the core asks for at the proof's speed")
  func gaps() throws {
    let line = try LineDescription.load(path: ExampleFile.path("loop.yaml"))
    let plan = line.corePlan
    for (index, row) in line.geometry.rows.enumerated() where plan.lanes[index].diverterKind == .level {
      let lane = plan.lanes[index]
      let own = max(lane.gapAhead(at: line.geometry.speed), lane.gapBehind(at: line.geometry.speed))
      #expect(row.gap.needed == own)
    }
    // (120 + 10 + 15) ms × 2.1 m/s, and 100 mm; a pusher's 250 ms outlast the shortest parcel by 123 mm.
    #expect(line.geometry.rows[0].gap.needed.micrometres == 404_500)
    #expect(line.geometry.rows[6].gap.needed.micrometres == 404_500 + 2_100 * 130 - 150_000)
  }

  @Test("the input's level is read either way: out and runs, as blocked")
  func levels() throws {
    let text = try ExampleFile.text(
      "loop.yaml",
      replacing: ["{ input: 70 }": "{ input: 70, out: off }", "input: 90,": "input: 90, runs: off,"])
    let plan = try LineDescription.parse(text: text, file: "line.yaml").corePlan
    #expect(plan.eyes[try #require(plan.lanes[0].feedbackEye).int].isBlockedWhenOff)
    #expect(!plan.eyes[try #require(plan.lanes[1].feedbackEye).int].isBlockedWhenOff)
    #expect(plan.belt.drive?.runsWhenOff == true)
  }

  @Test("carriers that make exactly one round are taken")
  func carriers() throws {
    let text = try ExampleFile.text(
      "loop.yaml",
      replacing: ["  closed: true\n": "  closed: true\n  carriers: { pitch: 800 mm, count: 100 }\n"])
    let carriers = try LineDescription.parse(text: text, file: "line.yaml").corePlan.belt.carriers
    #expect(carriers?.pitch == .millimetres(800))
    #expect(carriers?.count == 100)
  }

  @Test(
    "a code rule that leaves some codes to the next hides nothing",
    arguments: [
      ("symbology: C, length: 13", "symbology: Q, length: 13"), ("prefix: RR, length: 13", "length: 13"),
      ("prefix: RR", "prefix: R"), ("length: 13", "length: 12-14"), ("length: 13-20", "length: 12-20"),
      ("kind: s10, strength: check-digit", "kind: s10"), ("kind: s10", "kind: [s10, ups_1z]"),
      ("kind: fedex_ground, format: fedex_ground", "carrier: fedex"),
      ("carrier: dpd, prefix: \"01\"", "carrier: dpd"),
      ("ai: \"401\"", "ai: [\"402\", \"401\"]"), ("di: J", "ai: \"00\""), ("kind: s10", "length: 12-14"),
    ])
  func codeRules(_ first: String, _ second: String) throws {
    func problems(_ first: String, _ second: String) throws -> [String] {
      let text = try ExampleFile.text(
        "loop.yaml",
        replacing: ["  - { kind: s10, strength: check-digit }": "  - { \(first) }\n  - { \(second) }"])
      return ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    }
    #expect(try problems(first, second).isEmpty)
    // The same rule again is always hidden.
    let again = try problems(second, second)
    #expect(again.count == 1)
    #expect(again.first?.contains("codes[2]: this rule can never decide") == true)
  }

  @Test("a stroke may end before the parcel is past, and a switch is no eye that sees parcels")
  func notAsked() throws {
    let text = try ExampleFile.text(
      "loop.yaml",
      replacing: [
        // The longest parcel needs 527 ms to pass.
        "minimum_on: 250 ms }    #": "minimum_on: 250 ms, longest_on: 400 ms }    #",
        // The shortest parcel passes in 72 ms.
        "feedback: { debounce: 4 ms }": "feedback: { debounce: 150 ms }",
      ])
    #expect(ConfigReport(text: text, file: "line.yaml").problems.isEmpty)
  }
}
