import HubBarcode
import HubUnits
import Testing

private let hasFixtures = Fixtures.isPresent(DeviceDescriptors.path)

@Suite("A mode is what the descriptors say", .enabled(if: hasFixtures, "no fixtures"))
struct HIDReportDescriptorTests {
  let devices = DeviceDescriptors.byID

  private func mode(_ hexText: String, class interfaceClass: UInt8 = 3) -> ScannerMode {
    ScannerMode.recognise(
      interfaceClass: interfaceClass, subclass: 0, interfaceProtocol: 0, vendor: 0x0C2E, product: 0x0B87,
      reportDescriptor: bytes(hex: hexText).span)
  }

  @Test("the real 127-byte descriptor gives its layout")
  func hidPOS() throws {
    let text = try #require(devices["hidpos-127"]?.reportDescriptor)
    guard case .hidPOS(let layout) = mode(text) else { return #expect(Bool(false), "\(mode(text))") }
    var output = HIDPOSOutput(reportID: 4, byteCount: 2)
    // `expected_layout` counts bits inside the output byte; ours count from the report id on.
    output.preventReadBit = 8 + 0
    output.initiateReadBit = 8 + 1
    output.errorBeepBit = 8 + 2
    output.goodReadBeepBit = 8 + 3
    #expect(
      layout
        == HIDPOSLayout(
          reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: 2,
          dataOffset: 5, dataSize: 56, continuedBit: 63 * 8, output: output))
  }

  @Test("a good-read beep is the descriptor's bit in its report")
  func beep() throws {
    let text = try #require(devices["hidpos-127"]?.reportDescriptor)
    guard case .hidPOS(let layout) = mode(text), let output = layout.output,
      let report = output.report(for: .goodReadBeep, holding: .preventRead)
    else { return #expect(Bool(false)) }
    #expect(report.count == 2)
    #expect(report[0] == 4)
    #expect(report[1] == 0b1001)
    #expect(output.report(for: .notOnFileBeep) == nil)
  }

  @Test("a layout without an AIM field has none")
  func newland() {
    guard case .hidPOS(let layout) = mode(newlandReportDescriptor) else { return #expect(Bool(false)) }
    #expect(
      layout
        == HIDPOSLayout(
          reportID: 2, byteCount: 64, lengthOffset: 1, lengthSize: 1, symbologyIdentifierOffset: nil,
          dataOffset: 2, dataSize: 56, continuedBit: 63 * 8, output: nil))
  }

  @Test("a keyboard of 65 bytes with usages up to 255 gives the boot layout")
  func keyboard() throws {
    let text = try #require(devices["datalogic-gd4400-kbd"]?.reportDescriptor)
    #expect(mode(text) == .hidKeyboard(.boot))
  }

  @Test("a keyboard with a report id and one key is read as it is")
  func oneKey() {
    // Ours, after the Tera 0581:020c: report id 3, modifiers, one constant byte, one key.
    let text = "05010906a1018503050719e029e71500250175019508810275089501810126ff000507190029ff8100c0"
    #expect(
      mode(text)
        == .hidKeyboard(
          HIDKeyboardLayout(reportID: 3, byteCount: 4, modifierOffset: 1, keysOffset: 3, keyCount: 1)))
  }

  @Test("IBM's two pages are told apart")
  func ibm() throws {
    let text = try #require(devices["ibm-oem-handheld"]?.reportDescriptor)
    #expect(mode(text) == .ibmOEM(tableTop: false))
    #expect(mode(text.replacing("4b", with: "4a")) == .ibmOEM(tableTop: true))
  }

  @Test("a boot keyboard interface with a maker's own report is refused, not guessed")
  func vendorPage() throws {
    let text = try #require(devices["vendor-ff00-one-byte-kbd"]?.reportDescriptor)
    let found = ScannerMode.recognise(
      interfaceClass: 3, subclass: 1, interfaceProtocol: 1, vendor: 0x1234, product: 1,
      reportDescriptor: bytes(hex: text).span)
    #expect(found == .unsupported(.vendorReport(page: 0xFF00)))
    #expect(throws: UnsupportedScanner.vendorReport(page: 0xFF00)) { _ = try refusal(of: found) }
  }

  @Test("of a composite device the HID POS interface is preferred")
  func composite() throws {
    let texts = try #require(devices["mock-composite-kbd-pos"]?.reportDescriptors)
    let modes = texts.sorted { $0.key < $1.key }.map { mode($0.value) }
    #expect(modes.count == 2)
    #expect(modes[1].preference < modes[0].preference)
  }

  @Test("SNAPI is known by its reports too, and the technician is told to switch the mode")
  func snapiByDescriptor() throws {
    // A maker's page with a status report of id 21 and a code report of id 22, 32 bytes with its id.
    func descriptor(_ codeID: UInt8, bytes: UInt8) -> [UInt8] {
      [0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x75, 0x08, 0x15, 0x00, 0x26, 0xFF, 0x00]
        + [0x85, 0x21, 0x95, 0x02, 0x09, 0x02, 0x81, 0x02, 0x85, codeID, 0x95, bytes, 0x09, 0x03, 0x81, 0x02]
        + [0xC0]
    }
    let snapi = ScannerMode.recognise(try HIDReportDescriptor(descriptor(0x22, bytes: 31).span))
    #expect(snapi == .snapi)
    #expect(UnsupportedScanner.needsOtherMode.description.contains("scan the set-up code for \"HID POS\""))
    let other = ScannerMode.recognise(try HIDReportDescriptor(descriptor(0x23, bytes: 31).span))
    #expect(other == .unsupported(.vendorReport(page: 0xFF00)))
  }

  @Test("serial, SNAPI and Symbol interfaces are known by class and id")
  func others() {
    let none: [UInt8] = []
    func mode(_ code: UInt8, _ subclass: UInt8, _ vendor: UInt16, _ product: UInt16) -> ScannerMode {
      ScannerMode.recognise(
        interfaceClass: code, subclass: subclass, interfaceProtocol: 0, vendor: vendor, product: product,
        reportDescriptor: none.span)
    }
    #expect(mode(2, 2, 0x1EAB, 0x1D06) == .cdcACM)
    #expect(mode(0x0A, 0, 0x1EAB, 0x1D06) == .unsupported(.otherInterfaceClass(0x0A)))
    #expect(mode(3, 0, 0x05E0, 0x1900) == .snapi)
    #expect(mode(3, 0, 0x05E0, 0x0600) == .symbolCOM)
    #expect(mode(0xFF, 0, 0x065A, 0x0009) == .unsupported(.vendorSerial))
    #expect(mode(3, 0, 0x0C2E, 0x0B87) == .unsupported(.noReportDescriptor))
  }

  @Test("a refusal tells the technician what to do")
  func texts() {
    let reasons: [UnsupportedScanner] = [
      .otherInterfaceClass(8), .noReportDescriptor, .malformedDescriptor(offset: 3), .descriptorTooLarge,
      .vendorReport(page: 0xFF8C), .otherDevice(page: 1, usage: 2), .incompleteHIDPOS, .keyboardWithoutKeys,
      .unalignedFields, .vendorSerial, .needsOtherMode,
    ]
    for reason in reasons { #expect(reason.description.hasPrefix("device: ")) }
  }

  @Test("a descriptor cut anywhere is read or refused, never fatal")
  func truncated() {
    for device in devices.values {
      let whole = bytes(hex: device.reportDescriptor ?? "")
      for length in 0...whole.count {
        let part = Array(whole.prefix(length))
        _ = ScannerMode.recognise(
          interfaceClass: 3, subclass: 0, interfaceProtocol: 0, vendor: 1, product: 1,
          reportDescriptor: part.span)
      }
    }
  }

  private func refusal(of mode: ScannerMode) throws -> Bool {
    let decoder = try ScanDecoder(mode: mode)
    return decoder.counters.scans == 0
  }
}
