import Foundation
import HubConfig
import HubUnits
import Testing

@testable import hubctl

@Suite("hubctl modbus plan")
struct ModbusPlanTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples")

  private func line(_ file: String, _ edits: KeyValuePairs<String, String> = [:]) throws -> LineDescription {
    var text = try String(contentsOf: Self.examples.appendingPathComponent(file), encoding: .utf8)
    for (old, new) in edits {
      #expect(text.contains(old), "the test's own passage is gone: \(old)")
      text = text.replacing(old, with: new)
    }
    return try LineDescription.parse(text: text, file: file)
  }

  private func text(_ line: LineDescription) -> [String] {
    PlannedLinkText(PlannedLink(line, 0)).lines
  }

  @Test("each request says its function, its range, its bytes and what stands where")
  func requests() throws {
    let lines = text(try line("small.yaml"))
    // 22 bits are 3 bytes behind 9; 0x16 is 22.
    #expect(
      lines.contains(
        "    1  function 2: 22 discrete inputs 0 to 21; 12 bytes out, 12 back  [01 02 00 00 00 16]"))
    #expect(lines.contains { $0.contains("0 station, 1 track, 10 lane 1 confirm") })
    #expect(lines.contains("         read along, nobody asked: 2 to 9, 15 to 19"))
    #expect(
      lines.contains(
        "    2  function 4: 2 input registers 0 to 1; 12 bytes out, 13 back  [01 04 00 00 00 02]"))
    #expect(lines.contains("         0 encoder, 1 device's heartbeat"))
    #expect(lines.contains("  when it changes, every 20 ms"))
    // Two readings 100 times a second and a heartbeat 50 times: 250; bytes 100 × (24 + 25) + 50 × 24.
    #expect(lines.contains { $0.contains("with all the rest 250 exchanges and 6100 bytes a second") })
    #expect(lines.contains { $0.contains("more than 4 ms on average and polls come late") })
  }

  @Test("a slow eye, a coil, a bit of a register and two registers each stand with their pace and place")
  func allKinds() throws {
    let lines = text(
      try line(
        "small.yaml",
        [
          "input_register: 0, bits: 16": "holding_register: 100, bits: 32, order: low-first",
          "full: { input: 20 }": "full: { coil: 700, poll: 200 ms }",
          "confirm: { input: 12 }": "confirm: { input_register: 8, bit: 5 }",
        ]))
    #expect(
      lines.contains("         100 encoder (CDAB, register 1 of 2), 101 encoder (CDAB, register 2 of 2)"))
    #expect(lines.contains("         1 device's heartbeat, 8.5 lane 3 confirm"))
    let slow = try #require(lines.firstIndex(of: "  every 200 ms, in turn: one a poll"))
    #expect(lines[slow + 1].contains("function 1: coil 700; 12 bytes out, 10 back  [01 01 02 BC 00 01]"))
    #expect(lines[slow + 2] == "         700 lane 1 full")
  }

  @Test("on a serial line each request has its time, the line its share and an order its wait")
  func serial() throws {
    let lines = text(
      try line(
        "small.yaml",
        [
          "modbus: tcp\n    address: 192.168.1.10:502":
            "modbus: rtu\n    rtu: { device: /dev/ttyS0, speed: 115200, format: 8n1 }",
          "poll: 10 ms": "poll: 12.5 ms", "every: 20 ms": "every: 40 ms",
          "released_after: 150 ms": "released_after: 130 ms",
        ]))
    // 16 bytes of 86.8 µs and twice 1.75 ms.
    #expect(lines.contains { $0.contains("8 bytes out, 8 back, 4.9 ms or more") })
    // 9.864 ms in 12.5 ms and 4.889 ms in 40 ms: 91.1 %.
    #expect(lines.contains { $0.contains("is busy for 92 % of its time") })
    #expect(
      lines.contains(
        "  an order   waits at worst 5 ms ('late' is 15 ms) and is written after 9.9 ms ('write' is 10 ms):"))
  }

  @Test("every eye of every example stands in exactly one request", arguments: ["small", "liege", "loop"])
  func everyEye(_ name: String) throws {
    let line = try line(name + ".yaml")
    var read: [String] = []
    for index in line.links.indices {
      read += PlannedLink(line, index).requests.flatMap(\.points).map(\.name)
    }
    for eye in line.eyeNames { #expect(read.count { $0 == eye } == 1, "\(eye)") }
  }

  @Test("the JSON says the same in whole nanoseconds")
  func json() throws {
    let bytes = try JSONEncoder().encode(PlannedLink(try line("small.yaml"), 0))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"pollNanoseconds\":10000000") && text.contains("\"bytesPerSecond\":6100"))
    #expect(text.contains("\"unasked\":[2,3,4,5,6,7,8,9,15,16,17,18,19]"))
  }
}
