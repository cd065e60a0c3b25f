import Foundation
import Testing

@Suite("hubsim plc, as it is called")
struct FaultProgramTests {
  private static let skipped: Comment = "skipped: hubsim was not built beside the tests"
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func example(_ name: String) -> String { Self.root.appending(path: "examples/\(name)").path }

  /// What the program says first.
  private struct Serving: Decodable {
    var link: String
    var place: String
    var unit: Int
    var coils: Int
    var inputs: Int
    var holdingRegisters: Int
    var inputRegisters: Int
  }

  private struct Told: Decodable {
    var fault: String
    var function: Int
    var unit: Int
  }

  private struct Counted: Decodable {
    var requests: Int
    var answers: Int
    var faults: [String: Int]
  }

  private func decoded<Value: Decodable>(_ line: String?) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(try #require(line).utf8))
  }

  @Test(
    "It serves the points of the file's link, tells each fault as it happens, and counts at the end",
    .enabled(if: ChildProgram.hubsim != nil, skipped))
  func serves() throws {
    let program = try ChildProgram(
      try #require(ChildProgram.hubsim),
      [
        "plc", "--config", example("small.yaml"), "--listen", "127.0.0.1:0", "--json", "--fault",
        "Busy:function=3",
      ])
    let serving: Serving = try decoded(program.line())
    // examples/small.yaml: coils 0 to 3, inputs up to 21, heartbeats in holding register 0 and input register 1.
    #expect(serving.link == "plc" && serving.unit == 1)
    #expect(serving.coils == 4 && serving.inputs == 22)
    #expect(serving.holdingRegisters == 1 && serving.inputRegisters == 2)
    let port = try #require(serving.place.split(separator: ":").last.flatMap { Int($0) })
    let client = try WireClient(port: port)
    #expect(client.ask([0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1], 9) == [0, 1, 0, 0, 0, 3, 1, 0x83, 6])
    let told: Told = try decoded(program.line())
    #expect(told.fault == "Busy" && told.function == 3 && told.unit == 1)
    #expect(client.ask([0, 2, 0, 0, 0, 6, 1, 2, 0, 0, 0, 22], 12).prefix(9) == [0, 2, 0, 0, 0, 6, 1, 2, 3])
    // Input 22 is not in the file.
    #expect(client.ask([0, 3, 0, 0, 0, 6, 1, 2, 0, 0, 0, 23], 9) == [0, 3, 0, 0, 0, 3, 1, 0x82, 2])
    program.interrupt()
    let counted: Counted = try decoded(program.line())
    #expect(counted.requests == 3 && counted.answers == 3)
    #expect(counted.faults == ["Busy": 1])
    #expect(program.status() == 0)
  }

  @Test(
    "Only the points of the named link are served",
    .enabled(if: ChildProgram.hubsim != nil, skipped))
  func links() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "hubd-links-\(UUID()).yaml").path
    let text = """
      links:
        near: { modbus: tcp, address: 127.0.0.1:0, unit: 3 }
        far: { modbus: tcp, address: 127.0.0.1:0 }
      belt: { speed: 1 m/s, encoder: { link: near, input_register: 4, bits: 16, per_pulse: 1 mm } }
      inductions: [ { name: a, eye: { link: far, input: 30 } } ]
      lane_defaults: { link: near }
      lanes:
        - { number: 1, diverter: { coil: 6 }, confirm: { input: 9 } }
        - { number: 2, link: far, diverter: { coil: 50 }, confirm: { input: 60 } }
      """
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
    func sizes(_ link: String) throws -> [Int] {
      let program = try ChildProgram(
        try #require(ChildProgram.hubsim),
        ["plc", "--config", path, "--link", link, "--listen", "127.0.0.1:0", "--json", "--for", "0s"])
      let serving: Serving = try decoded(program.line())
      return [serving.unit, serving.coils, serving.inputs, serving.holdingRegisters, serving.inputRegisters]
    }
    #expect(try sizes("near") == [3, 7, 10, 0, 5])
    #expect(try sizes("far") == [1, 51, 61, 0, 0])
  }

  @Test(
    "A wrong call or file is refused with status 2, in words, with the nearest name",
    .enabled(if: ChildProgram.hubsim != nil, skipped),
    arguments: [
      (["--fault", "Dealy"], "there is no fault \"Dealy\"; did you mean Delay?"),
      (["--link", "plk"], "has no link \"plk\"; did you mean plc?"),
      (["--listen", "nowhere"], "--listen nowhere: a HOST:PORT is needed"),
      (["--listen", "127.0.0.1:0", "--rtu", "/tmp/bus"], "--listen and --rtu exclude each other"),
      (["--rtu", "/tmp/bus", "--fault", "Reset"], "a serial line has no connections"),
      (["--for", "soon"], "a time with its unit is needed"),
    ])
  func refusals(arguments: [String], words: String) throws {
    let program = try ChildProgram(
      try #require(ChildProgram.hubsim), ["plc", "--config", example("small.yaml")] + arguments)
    #expect(program.lines().joined(separator: " ").contains(words))
    #expect(program.status() == 2)
  }
}
