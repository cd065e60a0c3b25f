import HubUnits
import Testing

@testable import HubConfig

/// Scanners on serial ports of the kernel's, and those that take orders, in the line's file.
struct SerialScannerTests {
  private static let usb = "mode: hid-pos\n    usb: { vendor: 0x0c2e, product: 0x0b87 }"
  private static let byID = "/dev/serial/by-id/usb-FTDI_FT232R_A1-if00-port0"

  private func problems(_ scanner: String, in file: String = "small.yaml") throws -> [String] {
    let text = try ExampleFile.text(file, replacing: [Self.usb: scanner])
    return ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
  }

  @Test("A port by its lasting name, its speed and its format reach the scanner's description")
  func whole() throws {
    let text = try ExampleFile.text(
      "small.yaml",
      replacing: [
        Self.usb: """
        mode: serial
            tty: { device: \(Self.byID), speed: 19200, format: 7e1 }
            commands: datalogic
            terminator: crlf
        """
      ])
    let scanner = try #require(ConfigReport(text: text, file: "line.yaml").line?.scanners.first)
    #expect(scanner.mode == .serial)
    #expect(scanner.device == Self.byID)
    #expect(scanner.line == SerialLineSettings(speed: 19_200, format: .sevenEven))
    #expect(scanner.commands == "datalogic")
    #expect(scanner.terminator == .crlf)
    #expect(!scanner.readsWhileStanding)
  }

  @Test("Speed and format have the values scanners are made with")
  func defaults() throws {
    let text = try ExampleFile.text(
      "small.yaml", replacing: [Self.usb: "mode: serial\n    tty: { device: /dev/ttyS0 }"])
    let scanner = try #require(ConfigReport(text: text, file: "line.yaml").line?.scanners.first)
    #expect(scanner.line == SerialLineSettings(speed: 9_600, format: .eightNone))
    #expect(scanner.commands == nil)
  }

  @Test(
    "What cannot work is refused with the reason",
    arguments: [
      ("mode: serial", ["missing key 'tty'"]),
      ("mode: serial\n    tty: { speed: 9600 }", ["missing key 'device'"]),
      (
        "mode: serial\n    tty: { device: /dev/ttyUSB0 }",
        ["'/dev/ttyUSB0' goes to whichever adapter was plugged in first"]
      ),
      ("mode: serial\n    tty: { device: /dev/ttyACM1 }", ["ls -l /dev/serial/by-id"]),
      ("mode: serial\n    tty: { device: COM3 }", ["'COM3' is no serial port"]),
      ("mode: serial\n    tty: { device: /dev/ttyS0, speed: 9601 }", ["'9601' does not exist here"]),
      ("mode: serial\n    tty: { device: /dev/ttyS0, format: 8n2 }", ["unknown word '8n2'", "8n1"]),
      (
        "mode: serial\n    tty: { device: /dev/ttyS0 }\n    usb: { vendor: 0x0c2e, product: 0x0b87 }",
        ["is where its 'tty' says"]
      ),
      (usb + "\n    tty: { device: /dev/ttyS0 }", ["only with mode serial, and this is hid-pos"]),
      (usb + "\n    commands: datalogic", ["commands are for mode cdc or serial, and this is hid-pos"]),
      (usb.replacing("hid-pos", with: "cdc") + "\n    commands: zebra", ["unknown word 'zebra'"]),
    ])
  func refused(scanner: String, told: [String]) throws {
    let problems = try problems(scanner)
    for passage in told {
      #expect(problems.contains { $0.contains(passage) }, "\(problems.joined(separator: "\n"))")
    }
    for problem in problems {
      #expect(told.contains { problem.contains($0) }, "nothing else may be told: \(problem)")
    }
  }

  @Test("One port cannot be two scanners")
  func samePort() throws {
    let text = try ExampleFile.text("bad/scanners-alike.yaml")
      .replacing(Self.usb, with: "mode: serial\n    tty: { device: \(Self.byID) }")
    let problems = ConfigReport(text: text, file: "line.yaml").problems.map(\.description)
    #expect(problems.count == 1)
    #expect(problems.first?.contains("'tunnel' cannot have the port of 'hand'") ?? false)
  }

  @Test("IBM OEM is a mode, and tells the symbology by itself")
  func ibmOEM() throws {
    let text = try ExampleFile.text(
      "small.yaml", replacing: ["mode: hid-pos": "mode: ibm-oem"])
    #expect(ConfigReport(text: text, file: "line.yaml").line?.scanners.first?.mode == .ibmOEM)
  }
}
