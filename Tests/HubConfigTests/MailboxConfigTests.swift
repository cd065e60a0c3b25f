import HubConfig
import HubCore
import HubUnits
import Testing

/// The facts were read off examples/mailbox.yaml by hand.
@Suite("Diverters that the PLC fires by itself")
struct MailboxConfigTests {
  @Test("Each lane of a mailbox has its rank there and no output, and the mailbox knows the lanes by number")
  func example() throws {
    let line = try LineDescription.load(path: ExampleFile.path("mailbox.yaml"))
    let mailbox = try #require(line.links[0].mailbox)
    #expect(mailbox.holdingRegister == 100 && mailbox.answerRegister == 100 && mailbox.slots == 8)
    #expect(mailbox.lanes == [1, 2, 3, 4])
    #expect(line.links[0].coils.map(\.address) == [0])
    let lanes = line.corePlan.lanes
    for rank in 0..<4 {
      #expect(lanes[rank].diverterKind == .counted && lanes[rank].hasDiverter)
      #expect(lanes[rank].coil == UInt16(rank))
      #expect(lanes[rank].horizon == .seconds(1))
    }
    #expect(lanes[4].diverterKind == .level && lanes[4].coil == 0)
  }

  @Test("A lane that is written later in the file and has a lower number has the lower rank")
  func ranks() throws {
    let text = try ExampleFile.text(
      "mailbox.yaml",
      replacing: [
        "{ number: 1, name": "{ number: 44, name", "belgium: [1]": "belgium: [44]",
      ])
    let line = try LineDescription.parse(text: text, file: "line.yaml")
    #expect(line.links[0].mailbox?.lanes == [2, 3, 4, 44])
    #expect(line.corePlan.lanes[0].coil == 3 && line.corePlan.lanes[1].coil == 0)
  }

  @Test("On a belt of carriers the orders name the carrier, and the link is the same")
  func carriers() throws {
    let text = try ExampleFile.text(
      "loop.yaml",
      replacing: [
        "      theirs: { input_register: 4": "      theirs: { input_register: 6",
        "belt:\n": "    mailbox: { holding_register: 10, answer: { input_register: 20 } }\nbelt:\n",
        "  closed: true": "  carriers: { pitch: 800 mm, count: 100 }\n  closed: true",
        "on_encoder_fault: time": "on_encoder_fault: hold",
        "{ coil: 6, safe: off, kind: pulse, minimum_on: 250 ms }": "{ kind: carrier, minimum_on: 250 ms }",
      ])
    let line = try LineDescription.parse(text: text, file: "line.yaml")
    #expect(line.links[0].mailbox?.lanes == [7])
    #expect(line.links[0].mailbox?.slots == 8)
    #expect(line.corePlan.lanes[6].diverterKind == .carrier)
  }

  static let cases: [CrossCheckTests.Case] = [
    .init(
      "mailbox over our heartbeat", in: "mailbox.yaml", "{ holding_register: 100, slots",
      "{ holding_register: 0, slots",
      "holding register 0 is already the mailbox's, which begins at 0"),
    .init(
      "answers over the encoder", in: "mailbox.yaml", "answer: { input_register: 100 }",
      "answer: { input_register: 1 }", "input register 0 is already the mailbox's, which begins at 1",
      "input register 2 is already the mailbox's"),
    .init(
      "mailbox behind the last register", in: "mailbox.yaml", "{ holding_register: 100, slots",
      "{ holding_register: 65500, slots", "takes 104 registers from here on", "allowed: 65432 or less"),
    .init(
      "more slots than one reading holds", in: "mailbox.yaml", "slots: 8", "slots: 17",
      "17 is out of range; allowed: 1 to 16"),
    .init(
      "mailbox without a heartbeat", in: "mailbox.yaml",
      "      ours: { holding_register: 0, every: 20 ms, released_after: 150 ms }\n", "",
      "missing key 'heartbeat.ours'"),
    .init(
      "mailbox without a heartbeat, on a coupler that has a watchdog", in: "mailbox.yaml",
      """
          heartbeat:                   # by ours the PLC knows that its orders still stand
            ours: { holding_register: 0, every: 20 ms, released_after: 150 ms }
      """,
      """
          device: wago-750
          released_after: 150 ms
          heartbeat:
      """, "by it the PLC knows that its orders still stand"),
    .init(
      "mailbox that no lane uses", in: "small.yaml", "    heartbeat:",
      "    mailbox: { holding_register: 100, answer: { input_register: 100 } }\n    heartbeat:",
      "no lane of link 'plc' has a diverter of kind 'counted' or 'carrier'; take the mailbox out"),
    .init(
      "counted lane without a stroke", in: "mailbox.yaml",
      "    minimum_on: 250 ms           # the stroke, as the PLC makes it\n", "",
      "missing key 'minimum_on': a diverter of kind 'counted' is on for its stroke"),
    .init(
      "misspelt mailbox, and nothing concluded from it", in: "mailbox.yaml", "    mailbox: {",
      "    mailbx: {",
      "unknown key 'mailbx'; did you mean 'mailbox'?"),
    .init(
      "encoder of another device", in: "mailbox.yaml",
      """
      belt:
        length: 24 m
        speed: 1500 mm/s
        encoder: { link: plc,
      """,
      """
        coupler:
          modbus: tcp
          address: 192.168.1.31:502
          unit: 1
          poll: 10 ms
          timeout: 100 ms
          stale_after: 60 ms

      belt:
        length: 24 m
        speed: 1500 mm/s
        encoder: { link: coupler,
      """, "must be the belt's encoder; that is on link 'coupler'", "must be the belt's encoder",
      "must be the belt's encoder", "must be the belt's encoder"),
  ]

  @Test(
    "A counter that comes round so soon that a count could not be told from one that has passed is refused")
  func counterTooShort() throws {
    let text = try ExampleFile.text(
      "mailbox.yaml",
      replacing: [
        "speed: 1500 mm/s": "speed: 5 m/s", "bits: 32, per_pulse: 1 mm": "bits: 16, per_pulse: 0.3 mm",
      ])
    let refusal = #expect(throws: ConfigRefusal.self) {
      try LineDescription.parse(text: text, file: "line.yaml")
    }
    #expect(refusal?.description.contains("a count could not be told from one that has passed") == true)
  }

  @Test("are refused where they cannot work", arguments: cases)
  func refused(_ example: CrossCheckTests.Case) throws {
    try CrossCheckTests().told(example)
  }
}
