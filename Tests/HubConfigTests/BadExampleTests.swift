import Foundation
import HubConfig
import Testing

/// What a technician is told about each file of examples/bad: place, value and remedy, all problems at once.
@Suite("Bad configurations")
struct BadExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    /// One array a problem, in order; each passage must stand in that problem's line.
    let problems: [[String]]
    var testDescription: String { file }
  }

  static let cases: [Case] = [
    Case(
      file: "misspelt-key",
      problems: [
        [
          ":55:56: lanes[1].diverter:",
          "unknown key 'coyl'; did you mean 'coil'? allowed: coil, holding_register,",
        ]
      ]),
    Case(
      file: "no-unit",
      problems: [
        [":12:14: links.plc.timeout:", "'45' needs a unit; allowed: ms, s, µs, min"],
        [":20:10: belt.speed:", "'1,5 m/s' is no speed; decimals come after a point"],
        [":25:12: parcels.longest:", "unknown unit 'milimeter'", "did you mean 'mm'?"],
        [":45:9: lookup:", "unknown unit 'm' for a time; did you mean 'ms'?"],
      ]),
    Case(
      file: "out-of-range",
      problems: [
        [":5:11: realtime:", "'always'", "allowed: required, preferred, off"],
        [":12:11: links.plc.poll:", "'1 s' is out of range; allowed: 1 ms to 12.5 ms"],
        [":22:50: belt.encoder.bits:", "'24'", "allowed: 16, 32"],
        [":31:11: scanners.hand.mode:", "'keybord'; did you mean 'keyboard'?"],
      ]),
    Case(
      file: "same-coil",
      problems: [
        [":55:62: lanes[1].diverter.coil:", "coil 0 of plc already drives lanes[0].diverter.coil (line 54)"],
        [":55:96: lanes[1].confirm.input:", "input 10 of plc is already lanes[0].confirm.input (line 54)"],
      ]),
    Case(
      file: "same-key",
      problems: [
        [":12:14: links.plc.timeout:", "'100' needs a unit"],
        [":21:3: belt:", "the key 'length' is written twice; the first one is in line 19"],
      ]),
    Case(
      file: "no-yaml",
      problems: [[":55:3:", "this is no YAML", "a comma is missing, or the bracket before is"]]),
    Case(
      file: "customs-leak",
      problems: [
        [
          ":64:20: plan.groups.elsewhere[1]:", "lane 4 is of kind customs-hold",
          "may only send parcels into release lanes",
        ]
      ]),
    Case(
      file: "hidden-rule",
      problems: [
        [
          ":67:7: plan.rules[1]:", "rule 'Brussels' can never decide", "fits 'Belgium' (line 66) before",
          "special one first",
        ]
      ]),
    Case(
      file: "wrong-names",
      problems: [
        [":21:20: belt.encoder.link:", "no link 'plc1'; did you mean 'plc'?"],
        [":64:17: plan.groups.elsewhere[0]:", "no lane with the number 6; allowed: 1 to 5"],
        [":66:33: plan.rules[0].country:", "'UK'", "did you mean 'GB'?"],
        [":66:44: plan.rules[0].group:", "no group 'belgum'; did you mean 'belgium'?"],
      ]),
    Case(
      file: "unreachable",
      problems: [
        [":55:15: lanes[1].number:", "lane 2 is in no group", "name it in plan.groups"],
        [
          ":65:5: plan.groups.reserve:", "no rule sends anything to group 'reserve'",
          "add a rule or take the group out",
        ],
      ]),
    // (500 + 278.5 + 142.8) mm: see GeometryProofTests.
    Case(
      file: "lane-too-close",
      problems: [
        [
          ":54:37: lanes[0].at:", "lane 1 is too close behind 'station'", "279 mm are needed",
          "at 922 mm or more",
        ]
      ]),
    // (150 + 100) ms × 1.05 m/s = 262.5 mm, and 10 ms of poll 10.5 mm.
    Case(
      file: "gap-too-small",
      problems: [
        [
          ":26:17: parcels.smallest_gap:", "a gap of 250 mm is too small", "dies in the middle of a divert",
          "(released_after 150 ms + return 100 ms) × 1.05 m/s = 263 mm", "273 mm or more",
        ]
      ]),
    Case(
      file: "scanners-alike",
      problems: [
        [
          ":34:20: scanners.tunnel.usb.vendor:", "cannot be told from 'hand'", "0c2e:0b87",
          "give both their usb serial",
        ]
      ]),
    Case(
      file: "overlapping-windows",
      problems: [
        [
          ":41:11: tracking.window:", "±200 mm is more than half the smallest gap of 300 mm (line 26)",
          "up to 150 mm",
        ],
        [
          ":44:28: tracking.eyes[1].at:", "'track' and 'track-2' are 300 mm apart", "overlap",
          "400 mm or more apart",
        ],
      ]),
    Case(
      file: "no-safe-state",
      problems: [
        [":56:74: lanes[2].diverter:", "missing key 'safe'; it needs on or off"],
        [": lanes:", "no lane has 'kind: exception'"],
      ]),
    Case(
      file: "weak-heartbeat",
      problems: [
        [":13:18: links.plc.stale_after:", "20 ms is less than three polls of 10 ms", "30 ms or more"],
        [":15:43: links.plc.heartbeat.ours.every:", "every 60 ms", "less than 50 ms"],
      ]),
  ]

  @Test(
    "tell place, value and remedy of everything that is wrong, and of nothing else",
    arguments: cases + sorterCases)
  func told(_ example: Case) {
    let file = ExampleFile.path("bad/\(example.file).yaml")
    let told = ConfigReport(path: file).problems.map(\.description)
    #expect(told.count == example.problems.count, "\(told.joined(separator: "\n"))")
    for (line, passages) in zip(told, example.problems) {
      #expect(line.hasPrefix("config: \(file):"))
      for passage in passages { #expect(line.contains(passage)) }
    }
  }

  @Test("each file of examples/bad has its case here")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: ExampleFile.path("bad"))
    #expect(Set(files) == Set((Self.cases + Self.sorterCases).map { $0.file + ".yaml" }))
  }

  @Test("refuse to become a line: load throws them all")
  func thrown() {
    #expect {
      _ = try LineDescription.load(path: ExampleFile.path("bad/no-unit.yaml"))
    } throws: { error in
      (error as? ConfigRefusal)?.problems.count == 4
    }
  }
}
