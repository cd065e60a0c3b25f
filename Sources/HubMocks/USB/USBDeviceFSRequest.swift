/// The requests of the kernel's usbfs, by their number in the ioctl.
///
/// **Source**: `linux/usbdevice_fs.h`; the macros there use C's `sizeof`, which Swift does not import, and the
/// number alone tells them apart.
enum USBDeviceFSRequest: UInt {
  case resetEndpoint = 3
  case setInterface = 4
  case setConfiguration = 5
  case getDriver = 8
  case submit = 10
  case discard = 11
  case reap = 12
  case reapNoDelay = 13
  case claim = 15
  case release = 16
  case passOn = 18
  case reset = 20
  case clearHalt = 21
  case disconnectDriver = 22
  case connectDriver = 23
  case capabilities = 26

  /// The request in an ioctl's code; nil for one that the mock does not know.
  init?(code: UInt) {
    // Bits 8 to 15 are the type, 'U' for usbfs; bits 0 to 7 the number.
    guard (code >> 8) & 0xFF == 0x55 else { return nil }
    self.init(rawValue: code & 0xFF)
  }

  /// How many bytes of argument a code announces.
  static func argumentSize(code: UInt) -> Int { Int((code >> 16) & 0x3FFF) }
}
