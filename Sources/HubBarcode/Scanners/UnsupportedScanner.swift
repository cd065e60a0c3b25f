/// Why an interface cannot be read as a scanner.
public enum UnsupportedScanner: Error, Sendable, Hashable, BitwiseCopyable {
  /// The interface's class is none a scanner uses (or is a part of another interface, as CDC data is).
  case otherInterfaceClass(UInt8)
  /// HID without a report descriptor.
  case noReportDescriptor
  /// The report descriptor cannot be read from this byte on.
  case malformedDescriptor(offset: Int)
  /// The report descriptor is longer or more divided than any scanner's.
  case descriptorTooLarge
  /// The reports belong to a maker's own page: we do not guess.
  case vendorReport(page: UInt16)
  /// The reports belong to something else (a mouse, a scale, a badge reader).
  case otherDevice(page: UInt16, usage: UInt16)
  /// Page 0x8C without a count of bytes or without decoded data.
  case incompleteHIDPOS
  /// A keyboard without an array of pressed keys.
  case keyboardWithoutKeys
  /// Fields that do not start at whole bytes.
  case unalignedFields
  /// A vendor-class serial scanner (Opticon): the kernel's driver gives it a serial port.
  case vendorSerial
  /// Recognised but not decoded; the operator must switch the scanner's mode.
  case needsOtherMode
}

#if !hasFeature(Embedded)
  extension UnsupportedScanner: CustomStringConvertible {
    /// What it is and what to do, for a technician.
    public var description: String {
      switch self {
      case .otherInterfaceClass(let value):
        "device: interface class \(hex(value)) is no scanner's"
      case .noReportDescriptor:
        "device: no HID report descriptor; unplug and plug the scanner again"
      case .malformedDescriptor(let offset):
        "device: HID report descriptor cannot be read from byte \(offset) on; \(Self.switchMode)"
      case .descriptorTooLarge:
        "device: HID report descriptor has more fields than any scanner's; \(Self.switchMode)"
      case .vendorReport(let page):
        "device: reports of a maker's own page \(hex(page)), unsupported layout; \(Self.switchMode)"
      case .otherDevice(let page, let usage):
        "device: HID usage \(hex(page)):\(hex(usage)) is no bar code scanner"
      case .incompleteHIDPOS:
        "device: HID POS reports without byte count or decoded data; \(Self.switchMode)"
      case .keyboardWithoutKeys:
        "device: keyboard reports without an array of keys; \(Self.switchMode)"
      case .unalignedFields:
        "device: report fields do not start at whole bytes; \(Self.switchMode)"
      case .vendorSerial:
        "device: a maker's own serial interface, read by way of the kernel: write `mode: serial` with "
          + "`tty: { device: /dev/serial/by-path/... }`, or \(Self.switchMode)"
      case .needsOtherMode:
        "device: SNAPI mode is not decoded; \(Self.switchMode)"
      }
    }

    private static let switchMode =
      "scan the set-up code for \"HID POS\" or \"USB CDC\" in the scanner's manual"

    private func hex(_ value: some FixedWidthInteger & UnsignedInteger) -> String {
      let digits = String(value, radix: 16, uppercase: true)
      return "0x" + String(repeating: "0", count: max(0, value.bitWidth / 4 - digits.count)) + digits
    }
  }
#endif
