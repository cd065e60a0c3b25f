import HubConfig
import Testing

/// Each check that no file of examples/bad shows: one change to a good file, one problem told.
@Suite("Cross-checks")
struct CrossCheckTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    let old: String
    let new: String
    let told: [String]
    var testDescription: String { name }

    init(_ name: String, in file: String = "small.yaml", _ old: String, _ new: String, _ told: String...) {
      self.name = name
      self.file = file
      self.old = old
      self.new = new
      self.told = told
    }
  }

  static let cases: [Case] = [
    Case(
      "lane number twice", "{ number: 2,", "{ number: 1,",
      "lane number 1 is already that of lanes[0].number (line 55)",
      "there is no lane with the number 2; allowed: 1, 3 to 5"),
    Case(
      "lanes out of order", "at: 7 m", "at: 3800 mm", "3800 mm is not behind the lane before",
      "order of the belt"),
    Case("lane behind the belt", "at: 19 m", "at: 20 m", "20 m is not on the belt, which ends at 20 m"),
    Case(
      "customs lane missing", "kind: customs-hold, ", "", "no lane has 'kind: customs-hold'",
      "lane 4 is in no group"),
    Case(
      "two inspection lanes", "kind: customs-hold", "kind: inspection",
      "a second lane with 'kind: inspection'",
      "no lane has 'kind: customs-hold'"),
    Case(
      "exception lane with a diverter", "end_of_belt: true",
      "end_of_belt: true, diverter: { coil: 9, safe: off }",
      "has no diverter"),
    Case(
      "release lane at the end", "{ number: 2, name", "{ number: 2, end_of_belt: true, name",
      "only the exception lane can be the end of the belt", "a lane with end_of_belt has no diverter"),
    Case(
      "exception lane in the way", "end_of_belt: true, ", "diverter: { coil: 9, safe: off }, ",
      "needs 'end_of_belt: true'"),
    Case("encoder that comes round", "per_pulse: 1 mm", "per_pulse: 300 µm", "unknown unit 'µm'"),
    Case(
      "encoder within the belt", "per_pulse: 1 mm", "per_pulse: 0.3 mm", "come round after 19660.8 mm",
      "bits: 32"),
    Case(
      "encoder register taken", "theirs: { input_register: 1", "theirs: { input_register: 0",
      "already the encoder's"),
    Case(
      "no eye before the diverter", "name: track, at: 2 m", "name: track, at: 5 m",
      "no eye between the last induction"),
    Case("confirm window at the diverter", "window: 250 mm", "window: 500 mm", "begins before the diverter"),
    // 10.5 mm of poll and 1 mm of pulse, twice: 23 mm.
    Case("window finer than a poll", "  window: 100 mm", "  window: 22 mm", "too narrow", "23 mm or more"),
    // (8 ms + 2 × 10 ms) × 1.05 m/s = 29.4 mm.
    Case(
      "parcel nobody sees", "shortest: 150 mm", "shortest: 29 mm", "it would never be seen", "30 mm of belt"),
    // 800 mm at 0.95 m/s: 842.1 ms.
    Case("full by passing", "full_after: 3 s", "full_after: 800 ms", "800 ms is too short", "843 ms to pass"),
    Case("jammed by passing", "jam_after: 3 s", "jam_after: 800 ms", "would seem jammed", "more than 843 ms"),
    Case(
      "let go under the parcel", "longest_on: 3 s", "longest_on: 900 ms", "let go under it",
      "more than 958 ms"),
    Case("shortest above longest", "shortest: 150 mm", "shortest: 900 mm", "not longer than the shortest"),
    Case("no heartbeat", "      ours: {", "      #", "missing key 'heartbeat.ours'", "must let them go"),
    Case(
      "scanner nowhere", "    scanner: hand\n    scan_valid_for: 4 s\n", "", "scanner 'hand' is at no place",
      "no scanner anywhere"),
    Case(
      "keyboard without a layout", "mode: hid-pos", "mode: keyboard", "missing key 'layout'", "us, be, fr"),
    Case(
      "layout without a keyboard", "mode: hid-pos", "mode: cdc\n    layout: be", "only with mode keyboard"),
    Case(
      "prefix that ends codes", "mode: hid-pos", "mode: hid-pos\n    prefix: \"#\\r\"",
      "cannot be before each code"),
    Case(
      "letters of nobody", "mode: hid-pos", "mode: hid-pos\n    code_ids: cognex",
      "honeywell, zebra, datalogic"),
    Case(
      "scanner at two places", in: "liege.yaml", "scanner: hand-2\n", "scanner: hand-1\n",
      "scanner 'hand-1' is already at inductions[0].scanner", "scanner 'hand-2' is at no place"),
    Case(
      "postcodes upside down", "country: BE,", "country: BE, postcodes: 4999-4000,", "upside down",
      "'4000-4999'"),
    Case("postcodes of two lengths", "country: BE,", "country: BE, postcodes: 400-4999,", "the same length"),
    Case(
      "rule name twice", "name: the rest", "name: Belgium",
      "the name 'Belgium' is already that of plan.rules[0].name"),
    Case(
      "rule covered country by country", in: "liege.yaml", "    - { name: Ireland,",
      "    - { name: Benelux, country: [BE, NL, LU], group: nl }\n    - { name: Ireland,",
      "rule 'Benelux' can never decide"),
    Case("lane twice in a group", "belgium: [1]", "belgium: [1, 1]", "lane 1 is twice in group 'belgium'"),
    Case(
      "path that is none", "line: small", "line: small\nsocket: hubd.sock",
      "a path that begins with /, up to 107 bytes"),
    Case("name for no path", "line: small", "line: My Line", "'My Line' cannot be a name"),
    Case("old address", "{ coil: 0,", "{ coil: 400001,", "count from 0, without the leading 4xxxx"),
    Case("another format", "hubd: 1", "hubd: 2", "'2' does not exist here; allowed: 1"),
    Case(
      "default missing once for all lanes", "actuator: 100 ms, ", "",
      "missing key 'actuator', neither here nor in lane_defaults.diverter"),
  ]

  @Test("tell what is wrong only because of something else", arguments: cases)
  func told(_ example: Case) throws {
    let text = try ExampleFile.text(example.file, replacing: [example.old: example.new])
    let told = ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    for passage in example.told {
      #expect(told.contains { $0.contains(passage) }, "\(told.joined(separator: "\n"))")
    }
    for line in told {
      #expect(example.told.contains { line.contains($0) }, "nothing else may be told")
    }
  }

  @Test(
    "pass scanners of one model that a serial or a port tells apart",
    arguments: ["serial: 'A1'", "port: '1-1.2'"])
  func scannersToldApart(_ identity: String) throws {
    let other = identity.replacing("1'", with: "9'").replacing("2'", with: "9'")
    let text = try ExampleFile.text("bad/scanners-alike.yaml")
      .replacing("product: 0x0b87 }\n  tunnel", with: "product: 0x0b87, \(identity) }\n  tunnel")
      .replacing("product: 0x0b87 }\n\nind", with: "product: 0x0b87, \(other) }\n\nind")
    #expect(ConfigReport(text: text, file: "line.yaml").problems.isEmpty)
  }

  @Test("name a belt that holds more parcels than can be followed")
  func longBelt() throws {
    // 150 mm of parcel and 300 mm of gap: 1,024 of them are 460.8 m; 10 mm a pulse reach 655 m.
    func problems(_ length: String) throws -> [ConfigProblem] {
      let text = try ExampleFile.text(
        "small.yaml", replacing: ["length: 20 m": "length: \(length)", "per_pulse: 1 mm": "per_pulse: 10 mm"])
      return ConfigReport(text: text, file: "line.yaml").problems
    }
    #expect(try problems("461.2 m").isEmpty)
    let refused = try problems("461.3 m")
    #expect(refused.map(\.path) == ["belt.length"])
    #expect(refused.first?.allowed == ["up to 460800 mm"])
  }

  @Test("name the core's ceilings")
  func ceilings() throws {
    let rules = (0..<300).map {
      "    - { name: r\($0), country: DE, postcodes: \(10_000 + $0), group: elsewhere }\n"
    }
    let text = try ExampleFile.text(
      "small.yaml", replacing: ["    - { name: the rest": rules.joined() + "    - { name: the rest"])
    let problems = ConfigReport(text: text, file: "line.yaml").problems
    #expect(problems.count == 1)
    #expect(
      problems.first?.description.contains("302 rules are more than one line can have; allowed: up to 256")
        == true)
  }
}
