/// How a scanner speaks on one of its USB interfaces, read from descriptors.
///
/// Vendor and product are hints only where descriptors cannot tell (SNAPI and the Symbol byte stream).
public enum ScannerMode: Sendable, Hashable, BitwiseCopyable {
  /// HID page 0x8C: the mode to use.
  case hidPOS(HIDPOSLayout)
  /// A HID keyboard: what most scanners are out of the box.
  case hidKeyboard(HIDKeyboardLayout)
  /// A serial port: class 02/02 with its data interface 0A.
  case cdcACM
  /// IBM OEM (page 0xFF45); starts disabled, the host must enable it.
  case ibmOEM(tableTop: Bool)
  /// Zebra's own protocol (05e0:1900). Recognised, not decoded: the operator scans the HID POS set-up code.
  case snapi
  /// Symbol's "simple COM port": HID reports that carry a byte stream (05e0:0600).
  case symbolCOM
  /// Nothing we can decode, and why.
  case unsupported(UnsupportedScanner)
}

extension ScannerMode {
  /// Which interface of a composite device to take: the lowest wins, 9 is none.
  ///
  /// **Source**: speed and certainty of the modes; keyboard needs 42 reports for a 20-digit label, HID POS one.
  public var preference: Int {
    switch self {
    case .hidPOS: 0
    case .cdcACM: 1
    case .ibmOEM: 2
    case .symbolCOM: 3
    case .hidKeyboard: 4
    case .snapi: 8
    case .unsupported: 9
    }
  }
}
