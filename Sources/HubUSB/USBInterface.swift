/// One interface of a device, in its first setting.
///
/// **Source**: USB 2.0, table 9-12.
public struct USBInterface: Sendable, Hashable {
  public let number: UInt8
  public let interfaceClass: UInt8
  public let subclass: UInt8
  public let interfaceProtocol: UInt8
  public let endpoints: [USBEndpoint]
  /// How long the HID descriptor says the report descriptor is; 0 when there is none.
  ///
  /// **Units**: bytes.
  public let reportDescriptorLength: Int

  public init(
    number: UInt8, interfaceClass: UInt8, subclass: UInt8, interfaceProtocol: UInt8, endpoints: [USBEndpoint],
    reportDescriptorLength: Int
  ) {
    self.number = number
    self.interfaceClass = interfaceClass
    self.subclass = subclass
    self.interfaceProtocol = interfaceProtocol
    self.endpoints = endpoints
    self.reportDescriptorLength = reportDescriptorLength
  }

  /// Class codes we ask for. **Source**: usb.org defined class codes.
  public static let hidClass: UInt8 = 0x03
  public static let communicationsClass: UInt8 = 0x02
  public static let cdcDataClass: UInt8 = 0x0A

  /// The endpoint data comes in by: interrupt or bulk.
  public var inEndpoint: USBEndpoint? {
    endpoints.first { $0.isIn && ($0.kind == .interrupt || $0.kind == .bulk) }
  }
  /// The endpoint that takes data from the host, where there is one.
  public var outEndpoint: USBEndpoint? {
    endpoints.first { !$0.isIn && ($0.kind == .interrupt || $0.kind == .bulk) }
  }
}
