import HubUSB
import HubUnits
import Testing

@testable import HubDevices

/// Which device is which scanner.
@Suite struct ScannerMatchingTests {
  private func device(
    _ port: String, address: UInt8 = 9, product: UInt16 = 0x0b87, serial: String? = nil
  ) throws -> USBDevice {
    USBDevice(
      vendor: 0x0c2e, product: product, address: address, port: try #require(USBPortPath(port)),
      interfaces: [],
      serial: serial)
  }

  private func scanner(
    _ name: String, product: UInt16 = 0x0b87, serial: String? = nil, port: String? = nil
  ) -> ScannerDescription {
    ScannerDescription(
      name: name, mode: .hidPOS, vendor: 0x0c2e, product: product, serial: serial, port: port)
  }

  @Test("a scanner that names its port or serial gets that one, even if another comes first in the file")
  func precision() throws {
    let a = try device("1-1", address: 2, serial: "X")
    let b = try device("1-2", address: 3, serial: "Y")
    let c = try device("1-3", address: 4)
    let matching = ScannerMatching(
      scanners: [scanner("any"), scanner("serial", serial: "Y"), scanner("port", port: "1-1")],
      plugged: [a, b, c], held: [nil, nil, nil])
    #expect(matching.devices == [c, b, a])
    #expect(matching.isAmbiguous == [false, false, false])
  }

  @Test("a scanner keeps the plug it has, and loses it when the plug is another one")
  func keeps() throws {
    let old = try device("1-2", address: 3)
    let other = try device("1-1", address: 5)
    let kept = ScannerMatching(scanners: [scanner("hand")], plugged: [other, old], held: [old])
    #expect(kept.devices == [old])
    let back = try device("1-2", address: 6)
    let moved = ScannerMatching(
      scanners: [scanner("hand", port: "1-2")], plugged: [other, back], held: [old])
    #expect(moved.devices == [back])
  }

  @Test("two that fit one scanner, or two scanners alike, are ambiguous")
  func ambiguous() throws {
    let a = try device("1-1", address: 2)
    let b = try device("1-2", address: 3)
    #expect(
      ScannerMatching(scanners: [scanner("one")], plugged: [a, b], held: [nil]).isAmbiguous == [true])
    #expect(
      ScannerMatching(scanners: [scanner("one"), scanner("two")], plugged: [a], held: [nil, nil]).isAmbiguous
        == [true, true])
  }

  @Test(
    "two equal scanners are who their stations' cards said, wherever they come on the bus; before that nobody surely"
  )
  func stationCards() throws {
    let a = try device("1-1", address: 2)
    let b = try device("1-2", address: 3)
    let both = [scanner("one"), scanner("two")].map { scanner in
      var scanner = scanner
      scanner.isToldByCard = true
      return scanner
    }
    let before = ScannerMatching(scanners: both, plugged: [a, b], held: [nil, nil])
    #expect(before.devices == [a, b])
    #expect(before.isTold == [false, false])
    #expect(before.isAmbiguous == [false, false])
    // Two's card was scanned with the one that was taken for one: they change places.
    let then = ScannerMatching(scanners: both, plugged: [a, b], held: [a, b], bound: [nil, "1-1"])
    #expect(then.devices == [b, a])
    #expect(then.isTold == [false, true])
    // Over a restart, and plugged in anew in the other order.
    let later = ScannerMatching(scanners: both, plugged: [b, a], held: [nil, nil], bound: ["1-2", "1-1"])
    #expect(later.devices == [b, a])
    #expect(later.isTold == [true, true])
    // Put into a third socket: it is taken up, and read for cards alone.
    let c = try device("1-3", address: 4)
    let moved = ScannerMatching(scanners: both, plugged: [a, c], held: [b, a], bound: ["1-2", "1-1"])
    #expect(moved.devices == [c, a])
    #expect(moved.isTold == [false, true])
  }

  @Test("nobody takes a device of another product, serial or port; it is hinted at")
  func relatives() throws {
    let a = try device("1-1", product: 0x0b01, serial: "X")
    let matching = ScannerMatching(
      scanners: [scanner("one"), scanner("two", product: 0x0b01, serial: "Z")], plugged: [a],
      held: [nil, nil])
    #expect(matching.devices == [nil, nil])
    #expect(matching.relatives == [0x0b01, 0x0b01])
  }

  @Test(
    "port paths are read and written as the kernel does", arguments: ["1-1", "3-1.4.2", "255-7.7.7.7.7.7.7"])
  func ports(text: String) throws {
    #expect(try #require(USBPortPath(text)).description == text)
  }

  @Test(
    "what is no port path is refused", arguments: ["", "usb1", "1-1:1.0", "1-", "1-1.2.3.4.5.6.7.8", "1--1"])
  func noPorts(text: String) { #expect(USBPortPath(text) == nil) }
}
