import Foundation
import HubUSB
import Testing

/// The rule that `hubctl diag` prints for a scanner that is not on the list.
@Suite struct UdevRuleTests {
  @Test("the printed rule does what the installed rules do: group, mode, awake, and no keyboard driver")
  func rule() throws {
    let device = USBDevice(
      vendor: 0x05f9, product: 0x2206, address: 4, port: try #require(USBPortPath("1-2")), interfaces: [])
    let rule = device.udevRule
    #expect(!rule.contains("\n"), "it is pasted as one line")
    #expect(rule.contains("ATTRS{idVendor}==\"05f9\", ATTRS{idProduct}==\"2206\""))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let installed = try String(
      contentsOf: root.appendingPathComponent("udev/70-hubd-scanners.rules"), encoding: .utf8)
    let unbinding = try #require(installed.split(separator: "\n").first { $0.contains("RUN+=") })
      .trimmingCharacters(in: .whitespaces)
    for part in [unbinding, "GROUP=\"hubd\", MODE=\"0660\"", "ATTR{power/control}=\"on\""] {
      #expect(rule.contains(part))
      #expect(installed.contains(part))
    }
  }
}
