import HubUnits
import Testing

@testable import HubConfig

/// Where a line's file says that a point is.
@Suite("Points of a line's file")
struct PointConfigTests {
  private static let eye = "link: plc, input: 1, debounce"
  private static let encoder = "input_register: 0, bits: 16"
  private static let theirs = "input_register: 1, stale_after"

  private func report(_ edits: KeyValuePairs<String, String>) throws -> ConfigReport {
    ConfigReport(text: try ExampleFile.text("small.yaml", replacing: edits), file: "line.yaml")
  }

  private func told(_ edits: KeyValuePairs<String, String>) throws -> [String] {
    try report(edits).problems.map(\.description)
  }

  @Test(
    "An eye may be a discrete input, a coil, or a bit of a register",
    arguments: [
      ("coil: 9", InputPoint(.coil, 9)),
      ("input_register: 9, bit: 3", InputPoint(.inputRegister, 9, bit: 3)),
      ("holding_register: 9, bit: 15", InputPoint(.holdingRegister, 9, bit: 15)),
      ("input: 9", InputPoint(.discreteInput, 9)),
    ])
  func everyTable(written: String, point: InputPoint) throws {
    let report = try report([Self.eye: "link: plc, \(written), debounce"])
    let line = try #require(report.line, "\(report.problems.map(\.description))")
    let eye = try #require(line.eyes(on: LinkIndex(0)).first { $0.name == "track" })
    #expect(line.links[0].inputs[eye.rank].isSame(as: point))
  }

  @Test("Two eyes may be two bits of one register")
  func twoBits() throws {
    let line = try report([
      Self.eye: "link: plc, input_register: 9, bit: 3, debounce",
      "confirm: { input: 10 }": "confirm: { input_register: 9, bit: 4 }",
    ]).line
    let inputs = try #require(line).links[0].inputs
    #expect(inputs.count { $0.table == .inputRegister && $0.address == 9 } == 2)
  }

  @Test(
    "A place that contradicts itself is refused with the reason",
    arguments: [
      ("input: 1, coil: 2", "'input' and 'coil' contradict each other"),
      ("input: 1, bit: 2", "'bit' says which of a register's bits it is, and 'input' is a bit by itself"),
      ("holding_register: 1", "missing key 'bit'"),
      ("holding_register: 1, bit: 16", "16 is out of range"),
      ("inputs: 1", "unknown key 'inputs'"),
      ("coil: 0", "drives the diverter of lane 1; read back, it says only what was ordered"),
      ("input: 0", "input 0 of plc is already inductions[0].eye.input"),
      ("input_register: 0, bit: 1", "input register 0 is already the encoder's"),
      ("input_register: 1, bit: 1", "input register 1 is already the device's heartbeat"),
      ("holding_register: 0, bit: 1", "holding register 0 is already our heartbeat"),
    ])
  func refused(written: String, reason: String) throws {
    let told = try told([Self.eye: "link: plc, \(written), debounce"])
    #expect(told.count == 1 && told[0].contains(reason), "\(told.joined(separator: "\n"))")
  }

  @Test("Encoder and heartbeat may be in holding registers, and 32 bits have an order by name")
  func registers() throws {
    let line = try #require(
      try report([
        Self.encoder: "holding_register: 4, bits: 32, order: low-first-swapped",
        Self.theirs: "holding_register: 9, stale_after",
      ]).line)
    #expect(
      line.links[0].encoder
        == .init(register: RegisterPoint(.holdingRegister, 4), bits: 32, order: .lowFirstSwapped))
    #expect(line.links[0].theirHeartbeat == RegisterPoint(.holdingRegister, 9))
  }

  @Test(
    "An order that cannot be is refused",
    arguments: [
      ("input_register: 0, bits: 16, order: low-first", "one register of 16 bits has no order of words"),
      ("input_register: 10, bits: 32, order: abcd", "unknown word 'abcd'"),
      ("input_register: 0, holding_register: 0, bits: 16", "contradict each other"),
      ("input_register: 65535, bits: 32", "has two registers, and behind this one there is none"),
    ])
  func badOrder(written: String, reason: String) throws {
    let told = try told([Self.encoder: written])
    #expect(told.count == 1 && told[0].contains(reason), "\(told.joined(separator: "\n"))")
  }

  @Test("A full eye may be read less often, for all lanes or for one")
  func slow() throws {
    let line = try #require(
      try report([
        "full: { debounce: 8 ms,": "full: { poll: 200 ms, debounce: 8 ms,",
        "full: { input: 20 }": "full: { input: 20, poll: 50 ms }",
      ]).line)
    let every = line.links[0].inputs.filter { $0.every > .zero }
    #expect(every.map(\.address) == [20, 21])
    #expect(every.map(\.every) == [.milliseconds(50), .milliseconds(200)])
  }

  @Test(
    "A pace that says nothing of a full lane, or is none, is refused",
    arguments: [
      ("full: { input: 20, poll: 400 ms }", "it needs three looks; allowed: 333"),
      ("full: { input: 20, poll: 9 ms }", "an eye's own 'poll' is for being read less often"),
      ("full: { input: 20, poll: 2 s }", "out of range"),
    ])
  func badPace(written: String, reason: String) throws {
    let told = try told(["full: { input: 20 }": written])
    #expect(told.count == 1 && told[0].contains(reason), "\(told.joined(separator: "\n"))")
  }

  @Test("Every eye that must be fast has no pace of its own")
  func fastOnly() throws {
    let told = try told([Self.eye: "link: plc, input: 1, poll: 50 ms, debounce"])
    #expect(told.count == 1 && told[0].contains("unknown key 'poll'"), "\(told.joined(separator: "\n"))")
  }
}
