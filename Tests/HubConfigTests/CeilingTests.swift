import HubConfig
import Testing

/// `HubCore.Limits` as a technician meets them.
@Suite("The core's ceilings")
struct CeilingTests {
  @Test("a line at every new ceiling is taken, and one step further is refused", arguments: [0, 1])
  func ceilings(_ more: Int) throws {
    // small.yaml has an induction, a tracking eye and the end of the belt on its way.
    let eyes = (0..<61 + more).map {
      "    - { name: e\($0), at: \(13_500 + 70 * $0) mm, link: plc, input: \(100 + $0), debounce: 8 ms }\n"
    }
    let sections = (0..<16 + more).map { "  - { from: \($0) m, to: \($0 + 1) m, rule: ignore }\n" }
    let codes = (0..<16 + more).map { "  - { length: \($0 + 1), rank: 1 }\n" }
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        "lookup: 150 ms": eyes.joined() + "sections:\n" + sections.joined() + "codes:\n" + codes.joined()
          + "lookup: 150 ms",
        "  window: 100 mm": "  window: 35 mm",
      ])
    let told = ConfigReport(text: text, file: "line.yaml").problems.map(\.message)
    guard more > 0 else {
      #expect(told.isEmpty, "\(told)")
      return
    }
    #expect(told.count == 3, "\(told)")
    #expect(told.contains { $0.hasPrefix("65 eyes on the way") })
    #expect(told.contains { $0.hasPrefix("17 sections are more") })
    #expect(told.contains { $0.hasPrefix("17 code rules are more") })
  }

  @Test("a line as large as the core has room for is taken, and one lane more is refused", arguments: [0, 1])
  func mostLanes(_ more: Int) throws {
    let lanes = (0..<203 + more).map { index in
      let link = "plc-\(index / 60)"
      return
        "  - { number: \(100 + index), name: L\(index), at: \(30_000 + 1_000 * index) mm, link: \(link), "
        + "diverter: { coil: \(index), safe: off, feedback: { input: \(index * 4), debounce: 4 ms } }, "
        + "confirm: { input: \(index * 4 + 1) }, full: { input: \(index * 4 + 2) } }\n"
    }
    let links = (0..<4).map { number in
      """
        plc-\(number):
          modbus: tcp
          address: 192.168.1.\(20 + number)
          unit: 1
          poll: 10 ms
          timeout: 100 ms
          stale_after: 60 ms
          heartbeat:
            ours: { holding_register: 0, every: 20 ms, released_after: 150 ms }

      """
    }
    let groups = stride(from: 0, to: 203 + more, by: 16).map { first in
      let numbers = (first..<min(first + 16, 203 + more)).map { String(100 + $0) }
      return "    g\(first): [\(numbers.joined(separator: ", "))]\n"
    }
    let rules = stride(from: 0, to: 203 + more, by: 16).map {
      "    - { name: r\($0), country: DE, postcodes: \(10_000 + $0), group: g\($0) }\n"
    }
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        "length: 20 m": "length: 300 m", "per_pulse: 1 mm": "per_pulse: 5 mm",
        "\nbelt:\n": links.joined() + "\nbelt:\n",
        "at: 19 m,": "at: 299 m,",
        "  - { number: 5,": lanes.joined() + "  - { number: 5,",
        "  rules:\n": groups.joined() + "  rules:\n",
        "    - { name: the rest": rules.joined() + "    - { name: the rest",
      ])
    let told = ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    guard more > 0 else {
      #expect(told.isEmpty, "\(told.joined(separator: "\n"))")
      return
    }
    #expect(told.count == 1, "\(told.joined(separator: "\n"))")
    #expect(told.first?.contains("209 lanes are more than one line can have") == true)
  }

  @Test("four groups may be asked one after the other, and not five", arguments: [0, 1])
  func alternates(_ more: Int) throws {
    // The last group has lane 2; each one before has lane 1 and names the next.
    let chain = (0..<3 + more).map { "    g\($0): { lanes: [1], alternate: g\($0 + 1) }\n" }.joined()
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        "    belgium: [1]\n": chain, "    elsewhere: [2]\n": "    g\(3 + more): [2]\n",
        "country: BE, group: belgium": "country: BE, group: g0", "group: elsewhere": "group: g1",
      ])
    let told = ConfigReport(text: text, file: "line.yaml").problems
    #expect(told.map(\.path) == (more > 0 ? ["plan.groups.g0.alternate"] : []))
    #expect(told.allSatisfy { $0.message.contains("'g0' to 'g1' to 'g2' to 'g3' to 'g4'") })
  }
}
