/// One kind of scanner, as its descriptors and its manner of speaking say.
public struct MockScannerModel: Sendable, Equatable {
  /// How a read bar code becomes USB traffic.
  public enum Manner: Sendable, Equatable {
    /// 64-byte HID POS reports on an interrupt endpoint.
    case hidPOS(endpoint: UInt8)
    /// Key strokes of a scanner set to a Belgian keyboard, one report every 8 ms, ended by Enter.
    case belgianKeyboard(endpoint: UInt8)
    /// Bytes on a bulk endpoint, ended by carriage return; silent until DTR is set.
    case serial(endpoint: UInt8)
    /// 64-byte IBM OEM reports; silent until it is enabled.
    case ibmOEM(endpoint: UInt8)
  }

  public var vendor: UInt16
  public var product: UInt16
  public var deviceDescriptor: [UInt8]
  public var configurationDescriptor: [UInt8]
  /// The HID report descriptor of each interface that has one.
  public var reportDescriptors: [UInt8: [UInt8]]
  public var manufacturer: String
  public var name: String
  /// The kernel driver that takes it at plug-in.
  public var kernelDriver: String
  /// "1.5", "12" or "480", as sysfs shows it in Mbit/s.
  public var speed: String
  public var manner: Manner

  /// Bytes from pairs of hexadecimal digits.
  ///
  /// **Precondition**: an even count of digits.
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { UInt8($0 < 0x3A ? $0 - 0x30 : $0 - 0x57) }
    precondition(digits.count % 2 == 0, "hub bug: half a byte in a descriptor")
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension MockScannerModel {
  /// A handheld presentation scanner in HID POS mode, 0c2e:0b87.
  ///
  /// **Source**: the shape of a Honeywell N5600 with a real 127-byte report descriptor
  /// (`fixtures/usb/descriptors.json`, `mock-hidpos`).
  public static var hidPOS: MockScannerModel {
    MockScannerModel(
      vendor: 0x0c2e, product: 0x0b87,
      deviceDescriptor: bytes("12011001000000402e0c870b040901020301"),
      configurationDescriptor: bytes(
        "09022900010100a0c8090400000203000004092110010001227f000705820340000407050703400001"),
      reportDescriptors: [
        0: bytes(
          "058c0902a1010912a1028502150026ff00750895010501093b81029503058c09fb09fc09fd8102953809fe8202"
            + "020666ff9502090009008102058c25017501950809ff8102c00914a10285041500250175019508095f096009"
            + "8509869186c006ffff0901a10285f0150026ff007508953f0902820202953f0903920202c0c0")
      ],
      manufacturer: "Honeywell Imaging & Mobility", name: "N5600", kernelDriver: "usbhid", speed: "12",
      manner: .hidPOS(endpoint: 0x82))
  }

  /// A handheld scanner in keyboard mode, 05f9:2206.
  ///
  /// **Source**: the real 65-byte report descriptor of a Datalogic GD4400 (`fixtures/usb/descriptors.json`,
  /// `datalogic-gd4400-kbd`) in the plain configuration of a boot keyboard, 3/1/1, polled every 8 ms.
  public static var belgianKeyboard: MockScannerModel {
    MockScannerModel(
      vendor: 0x05f9, product: 0x2206,
      deviceDescriptor: bytes("1201000200000040f9050622000101020301"),
      configurationDescriptor: bytes(
        "09022200010100a0fa09040000010301010009211101000122410007058103080008"),
      reportDescriptors: [
        0: bytes(
          "05010906a101050719e029e71500250175019508810295017508810195057501050819012905910295017503910195"
            + "067508150026ff00050719002aff008100c0")
      ],
      manufacturer: "Datalogic ADC, Inc.", name: "Handheld Barcode Scanner", kernelDriver: "usbhid",
      speed: "12", manner: .belgianKeyboard(endpoint: 0x81))
  }

  /// A fixed scanner that is a serial port, 1eab:1d06.
  ///
  /// **Source**: the usual CDC-ACM shape of scanners (`fixtures/usb/descriptors.json`, `mock-cdc`).
  public static var serial: MockScannerModel {
    MockScannerModel(
      vendor: 0x1eab, product: 0x1d06,
      deviceDescriptor: bytes("1201000202000040ab1e061d000101020301"),
      configurationDescriptor: bytes(
        "0902430002010080fa090400000102020100052400100105240100010424020205240600010705830308000a0904"
          + "0100020a0000000705810240000007050202400000"),
      reportDescriptors: [:], manufacturer: "Newland Auto-ID", name: "FM430", kernelDriver: "cdc_acm",
      speed: "12", manner: .serial(endpoint: 0x81))
  }
}
