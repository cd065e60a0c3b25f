import HubDevices
import HubMocks
import HubUSB
import HubUnits
import Testing

// What `hubctl diag` says of the scanners while the daemon is stopped.
extension ScannerStories {
  @Test("the kernel's own list is read past libusb")
  func kernelPlugs() throws {
    let mock = try ScannerBench.bed().scanner(.serial, serialNumber: "LIST")
    try mock.plug()
    defer { mock.unplug() }
    let plug = try #require(USBContext.kernelPlugs().first { $0.port.description == mock.port })
    #expect(plug.vendor == mock.model.vendor)
    #expect(plug.product == mock.model.product)
    let context = try USBContext()
    let listed = try context.devices()
    context.close()
    #expect(listed.contains { $0.port == plug.port && $0.address == plug.address && $0.serial == "LIST" })
  }

  @Test(
    "a probe tells the good scanner, the absent one, the wrong mode and the stranger apart, and holds nothing"
  )
  func probe() async throws {
    let bed = try ScannerBench.bed()
    let good = bed.scanner(.hidPOS, serialNumber: "GOOD")
    let keyboard = bed.scanner(.belgianKeyboard, serialNumber: "KEYS")
    let stranger = bed.scanner(.serial, serialNumber: "OTHER")
    for mock in [good, keyboard, stranger] { try mock.plug() }
    defer { for mock in [good, keyboard, stranger] { mock.unplug() } }
    var absent = ScannerDescription("tunnel", .cdc, stranger)
    absent.product = 0x0001
    let findings = USBProbe.findings(for: [
      ScannerDescription("hand-1", .hidPOS, good), ScannerDescription("hand-2", .hidPOS, keyboard), absent,
    ])

    let first = try #require(findings.first { $0.subject == "hand-1" })
    #expect(first.verdict == .good)
    #expect(first.fact.contains("0c2e:0b87 at \(good.port)"))
    let second = try #require(findings.first { $0.subject == "hand-2" })
    #expect(second.verdict == .bad)
    #expect(second.fact.hasPrefix("device: 05f9:2206"))
    #expect(second.next?.contains("USB HID POS") == true)
    let third = try #require(findings.first { $0.subject == "tunnel" })
    #expect(third.verdict == .bad)
    #expect(third.next?.contains("1eab:1d06 of the same maker") == true)
    #expect(findings.contains { $0.subject == "1eab:1d06 at \(stranger.port)" && $0.verdict == .good })
    #expect(!good.isListenedTo)
  }

  @Test(
    "a probe of a scanner without rights gives the udev line",
    .enabled(if: NodeRights.canBeRefused, NodeRights.whySkipped))
  func probeRefused() throws {
    let bed = try ScannerBench.bed()
    let mock = bed.scanner(.hidPOS, serialNumber: "SHUT")
    try mock.plug()
    defer { mock.unplug() }
    try NodeRights.refuseAll(on: bed)
    defer {
      do { try NodeRights.allowAll(on: bed) } catch { Issue.record("rights not given back: \(error)") }
    }
    let finding = try #require(
      USBProbe.findings(for: [ScannerDescription("hand-1", .hidPOS, mock)]).first { $0.subject == "hand-1" })
    #expect(finding.verdict == .bad)
    #expect(finding.fact.hasPrefix("config:"))
    #expect(finding.next?.contains("ATTRS{idVendor}==\"0c2e\"") == true)
  }
}
