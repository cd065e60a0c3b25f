import Glibc

/// Reads one text attribute of a device from sysfs, without opening the device.
///
/// The strings are there for everyone to read, also while the device node still refuses us; and asking quirky
/// scanners for strings over the bus can hang them.
///
/// - Returns: nil when there is no such attribute.
/// **Source**: kernel Documentation/ABI/testing/sysfs-bus-usb.
func sysfsText(_ path: String) -> String? {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  // An attribute is at most a page; a USB string at most 126 characters, in UTF-8.
  var buffer = [UInt8](repeating: 0, count: 512)
  // Safe: the kernel writes at most the buffer's size.
  let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
  guard count > 0 else { return nil }
  var bytes = buffer.prefix(count)
  while let last = bytes.last, last == 0x0A || last == 0 { bytes.removeLast() }
  // Stray non-ASCII bytes in strings of real scanners become replacement characters, never a crash.
  return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
}

/// The last part of what a link in sysfs points to, such as a driver's name.
func sysfsLinkName(_ path: String) -> String? {
  var buffer = [UInt8](repeating: 0, count: 512)
  // Safe: readlink writes at most the size given.
  let count = unsafe buffer.withUnsafeMutableBytes { bytes in
    guard let start = bytes.baseAddress else { return 0 }
    return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), bytes.count)
  }
  guard count > 0 else { return nil }
  let target = String(decoding: buffer.prefix(count), as: UTF8.self)
  return target.split(separator: "/").last.map(String.init)
}

extension USBDevice {
  /// Where the kernel describes the device.
  var sysfsPath: String { "/sys/bus/usb/devices/\(port)" }

  /// The kernel driver an interface is bound to (`usbhid`, `cdc_acm`, `usbfs` for a program), or nil.
  public func kernelDriver(of interface: UInt8, configuration: UInt8 = 1) -> String? {
    sysfsLinkName("/sys/bus/usb/devices/\(port):\(configuration).\(interface)/driver")
  }

  /// Whether autosuspend is off: with it on, the first keys of a scan are lost. Nil when sysfs does not say.
  public var isKeptAwake: Bool? {
    sysfsText(sysfsPath + "/power/control").map { $0 == "on" }
  }

  /// Whether this process may open the device node for reading and writing now.
  public var isAccessible: Bool { unsafe access(nodePath, R_OK | W_OK) == 0 }
}
