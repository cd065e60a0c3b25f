import HubProtocol
import Testing

@testable import hubctl

/// `hubctl scanners`, as somebody at the machine reads it.
@Suite struct ScannerListTests {
  private static let advice =
    "device: scanner hand-2 is in HID POS mode, the configuration says keyboard: scan the set-up code \"USB HID "
    + "keyboard\" in its manual, or change `mode:` in the configuration"

  private static let scanners: [ScannerView] = {
    var good = ScannerView(
      name: "hand-1", mode: "hid-pos", condition: .ready, device: "1-1", reads: 1_204, lastReadAgeMs: 3_200)
    (good.usb, good.serial) = ("0c2e:0b87", "S1")
    var wrong = ScannerView(
      name: "hand-2", mode: "keyboard", condition: .failed, device: "1-2", problem: advice,
      state: "wrong-mode")
    (wrong.usb, wrong.layout) = ("05f9:2206", "be")
    return [good, wrong, ScannerView(name: "tunnel", mode: "cdc", condition: .missing)]
  }()

  @Test("Each scanner has a row with its state in words, and what to do stands below in whole words")
  func list() {
    let lines = ScannerListText(scanners: Self.scanners, width: 80).lines
    #expect(lines[1].contains("hand-1") && lines[1].contains("ready") && lines[1].contains("3.2 s ago"))
    #expect(lines[1].contains("1-1") && lines[1].contains("0c2e:0b87") && lines[1].contains("S1"))
    #expect(
      lines[2].hasPrefix("! hand-2") && lines[2].contains("wrong mode") && lines[2].contains("keyboard be"))
    #expect(lines[3].hasPrefix("! tunnel") && lines[3].contains("not plugged in"))
    #expect(lines.allSatisfy { $0.count <= 80 })
    let told = lines[5...].map { $0.drop { $0 == " " } }.joined(separator: " ")
    #expect(told == Self.advice)
  }

  @Test("Where the serial numbers would make the rows wrap, they are left out")
  func narrow() {
    var scanners = Self.scanners
    scanners[0].serial = String(repeating: "S", count: 30)
    let lines = ScannerListText(scanners: scanners, width: 80).lines
    #expect(lines.allSatisfy { $0.count <= 80 } && !lines[0].contains("serial"))
    #expect(ScannerListText(scanners: scanners, width: 120).lines[1].contains("SSSSSS"))
  }

  @Test("A line without scanners says so")
  func none() {
    #expect(ScannerListText(scanners: [], width: 80).lines == ["The line has no scanners."])
  }
}
