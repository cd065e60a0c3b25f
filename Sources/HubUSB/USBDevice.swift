/// One plugged device, described; opened by `USBContext.open(_:)`.
///
/// A value: it names the plug (bus and address), so one that was pulled and put back is another device.
public struct USBDevice: Sendable, Hashable {
  public let vendor: UInt16
  public let product: UInt16
  /// The maker's release number, binary coded decimal.
  public let release: UInt16
  public let deviceClass: UInt8
  /// Changes at each plug.
  public let address: UInt8
  public let port: USBPortPath
  public let interfaces: [USBInterface]
  public let manufacturer: String?
  public let productName: String?
  /// Many scanners have none, or the same one each.
  public let serial: String?

  public init(
    vendor: UInt16, product: UInt16, release: UInt16 = 0, deviceClass: UInt8 = 0, address: UInt8,
    port: USBPortPath, interfaces: [USBInterface], manufacturer: String? = nil, productName: String? = nil,
    serial: String? = nil
  ) {
    self.vendor = vendor
    self.product = product
    self.release = release
    self.deviceClass = deviceClass
    self.address = address
    self.port = port
    self.interfaces = interfaces
    self.manufacturer = manufacturer
    self.productName = productName
    self.serial = serial
  }

  /// Whether both are the same plug of the same device.
  public func isSamePlug(as other: USBDevice) -> Bool {
    port.bus == other.port.bus && address == other.address
  }

  /// `0c2e:0b87`
  public var label: String { hexadecimal(vendor) + ":" + hexadecimal(product) }

  /// The node rights are set on: `/dev/bus/usb/001/004`.
  public var nodePath: String { "/dev/bus/usb/\(threeDigits(port.bus))/\(threeDigits(address))" }

  /// The udev rule, in one line, that gives the service group this device, keeps it awake, and takes the kernel's
  /// keyboard driver off, so that it types into no console.
  ///
  /// One line serves both events: on the device's, the driver's folder has no such name; an interface has no node.
  /// **Source**: udev(7); udev/70-hubd-scanners.rules, of which it is the short form; autosuspend loses the first keys
  /// of a scan (kernel Documentation/driver-api/usb/power-management).
  public var udevRule: String {
    "ACTION!=\"remove\", SUBSYSTEM==\"usb\", ATTRS{idVendor}==\"\(hexadecimal(vendor))\", "
      + "ATTRS{idProduct}==\"\(hexadecimal(product))\", GROUP=\"hubd\", MODE=\"0660\", "
      + "ATTR{power/control}=\"on\", \(Self.takingDriverOff)"
  }

  /// **Source**: the same words in udev/70-hubd-scanners.rules; a test holds both together.
  private static let takingDriverOff =
    "RUN+=\"/bin/sh -c 'test ! -e /sys/bus/usb/drivers/usbhid/$kernel || "
    + "echo $kernel >/sys/bus/usb/drivers/usbhid/unbind'\""

  private func hexadecimal(_ value: UInt16) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func threeDigits(_ value: UInt8) -> String {
    String(repeating: "0", count: 3 - String(value).count) + String(value)
  }
}
