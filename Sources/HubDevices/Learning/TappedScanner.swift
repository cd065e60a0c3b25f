public import HubBarcode
import HubUSB

/// A plugged device that may be a scanner, and how it speaks.
public struct TappedScanner: Sendable, Hashable {
  public let vendor: UInt16
  public let product: UInt16
  /// The port path as the kernel writes it: `1-1.2`.
  public let port: String
  public let serial: String?
  /// What maker and product call themselves; empty when they say nothing.
  public let name: String
  /// Another device with the same vendor and product is plugged in, and no serial number tells them apart.
  public let hasTwin: Bool
  /// How it speaks; nil before it was opened.
  public internal(set) var mode: ScannerMode?

  init(_ device: USBDevice, among others: [USBDevice]) {
    vendor = device.vendor
    product = device.product
    port = device.port.description
    serial = device.serial
    name = [device.manufacturer, device.productName].compactMap { $0 }.joined(separator: " ")
    hasTwin = others.contains {
      !$0.isSamePlug(as: device) && $0.vendor == device.vendor && $0.product == device.product
        && (device.serial == nil || $0.serial == device.serial)
    }
  }

  /// `05f9:2206 at 1-2 (Datalogic …)`
  public var label: String { words(usbName) }

  /// `05f9:2206`
  public var usbName: String { [vendor, product].map(Self.hexadecimal).joined(separator: ":") }

  private func words(_ usbName: String) -> String {
    "\(usbName) at \(port)" + (name.isEmpty ? "" : " (\(name))")
  }

  private static func hexadecimal(_ value: UInt16) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
