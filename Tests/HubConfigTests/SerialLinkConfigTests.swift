import HubUnits
import Testing

@testable import HubConfig

/// Links on serial lines, in the line's file.
struct SerialLinkConfigTests {
  private static let tcp = "modbus: tcp\n    address: 192.168.1.10:502"
  private static let byPath = "/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0"
  private static let theBelt = "\nbelt:\n"

  /// A slave that nothing is read from.
  private static func idle(_ wire: String, name: String = "plc2") -> String {
    """

      \(name):
        modbus: rtu
        \(wire)
        poll: 10 ms
        timeout: 100 ms
        stale_after: 60 ms

    """
  }

  private func problems(_ wire: String, unit: String = "1") throws -> [String] {
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        Self.tcp: wire, "\n    unit: 1\n": "\n    unit: \(unit)\n",
      ])
    return ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
  }

  /// Whether it is about the speed of the wire, which these files were not made for.
  private static func isOfTime(_ problem: String) -> Bool {
    problem.contains("cannot keep this poll") || problem.contains("is too short on the serial line")
  }

  @Test("A serial line by its lasting name, its speed and its format reach the link's description")
  func whole() throws {
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        Self.tcp: "modbus: rtu\n    rtu: { device: \(Self.byPath), speed: 115200, format: 8n1 }",
        "poll: 10 ms": "poll: 12.5 ms", "every: 20 ms": "every: 25 ms",
      ])
    let link = try #require(ConfigReport(text: text, file: "line.yaml").line?.links.first)
    #expect(
      link.wire == .rtu(device: Self.byPath, SerialLineSettings(speed: 115_200, format: .eightNone)))
    #expect(link.unit == 1)
  }

  @Test("Speed and format are the standard's unless said otherwise")
  func defaults() throws {
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [Self.theBelt: Self.idle("rtu: { device: /dev/ttyS0 }\n    unit: 1") + Self.theBelt])
    let link = try #require(ConfigReport(text: text, file: "line.yaml").line?.links.last)
    #expect(
      link.wire == .rtu(device: "/dev/ttyS0", SerialLineSettings(speed: 19_200, format: .eightEven)))
  }

  @Test(
    "What cannot work is refused with the reason",
    arguments: [
      ("modbus: rtu", "1", "missing key 'rtu'"),
      ("modbus: tcp", "1", "missing key 'address'"),
      ("modbus: rtu\n    rtu: { speed: 9600 }", "1", "missing key 'device'"),
      (
        "modbus: rtu\n    rtu: { device: /dev/ttyUSB0 }", "1",
        "'/dev/ttyUSB0' goes to whichever adapter was plugged in first"
      ),
      ("modbus: rtu\n    rtu: { device: /dev/ttyS0, speed: 19201 }", "1", "'19201' does not exist here"),
      ("modbus: rtu\n    rtu: { device: /dev/ttyS0, format: 7e1 }", "1", "RTU sends bytes of eight bits"),
      ("modbus: rtu\n    rtu: { device: /dev/ttyS0 }", "250", "have the addresses 1 to 247"),
      (tcp + "\n    rtu: { device: /dev/ttyS0 }", "1", "'rtu' has a meaning only with modbus: rtu"),
      (
        "modbus: rtu\n    address: 192.168.1.10\n    rtu: { device: /dev/ttyS0 }", "1",
        "take 'address' out, or write modbus: tcp"
      ),
      ("modbus: ascii\n    rtu: { device: /dev/ttyS0 }", "1", "unknown word 'ascii'"),
    ])
  func refused(wire: String, unit: String, told: String) throws {
    let problems = try problems(wire, unit: unit).filter { !Self.isOfTime($0) }
    #expect(problems.count == 1 && problems[0].contains(told), "\(problems.joined(separator: "\n"))")
  }

  @Test(
    "Slaves of one line have one speed, one format and an address each",
    arguments: [
      ("rtu: { device: /dev/ttyS0, speed: 9600 }\n    unit: 2", "all slaves of a line have one speed"),
      ("rtu: { device: /dev/ttyS0, format: 8n1 }\n    unit: 2", "all slaves of a line have one format"),
      ("rtu: { device: /dev/ttyS0 }\n    unit: 1", "each slave of a line has an address of its own"),
      ("rtu: { device: /dev/ttyS0 }\n    unit: 2", ""),
      ("rtu: { device: /dev/ttyS1 }\n    unit: 1", ""),
    ])
  func together(second: String, told: String) throws {
    let both =
      Self.idle("rtu: { device: /dev/ttyS0 }\n    unit: 1") + Self.idle(second, name: "plc3")
    let text = try ExampleFile.text("small.yaml", replacing: [Self.theBelt: both + Self.theBelt])
    let problems = ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    #expect(
      told.isEmpty ? problems.isEmpty : problems.count == 1 && problems[0].contains(told),
      "\(problems.joined(separator: "\n"))")
  }
}
