import Glibc
import HubUnits

/// A device as the kernel lists it, asked past libusb.
public struct KernelPlug: Sendable, Hashable {
  public let port: USBPortPath
  public let address: UInt8
  public let vendor: UInt16
  public let product: UInt16
}

extension USBContext {
  /// What the kernel says is plugged in, root hubs left out.
  ///
  /// libusb keeps its own list by udev's messages; where a message was lost (containers, a busy hub) only the
  /// kernel knows better.
  /// **Source**: kernel Documentation/ABI/testing/sysfs-bus-usb.
  public static func kernelPlugs() -> [KernelPlug] {
    guard let directory = unsafe opendir("/sys/bus/usb/devices") else { return [] }
    defer { unsafe closedir(directory) }
    var plugs: [KernelPlug] = []
    // Safe: readdir gives an entry that lives until the next call; its name is copied at once.
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let plug = KernelPlug(sysfsName: name) { plugs.append(plug) }
    }
    return plugs
  }
}

extension KernelPlug {
  /// A device's entry (`1-1.2`); nil for interfaces (`1-1.2:1.0`), root hubs (`usb1`) and what left meanwhile.
  init?(sysfsName name: String) {
    guard let port = USBPortPath(name), !port.ports.isEmpty else { return nil }
    let path = "/sys/bus/usb/devices/" + name
    guard let address = sysfsText(path + "/devnum").flatMap({ UInt8($0) }),
      let vendor = sysfsText(path + "/idVendor").flatMap({ UInt16($0, radix: 16) }),
      let product = sysfsText(path + "/idProduct").flatMap({ UInt16($0, radix: 16) })
    else { return nil }
    self.init(port: port, address: address, vendor: vendor, product: product)
  }
}
