/// Where a scanner is between absent and ready.
///
/// **Source**: field reports of libusb daemons: "arrived before its permissions" and "stale for ever after
/// re-enumeration" are states with a name, never a reason to give up.
public enum ScannerState: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// Not plugged in.
  case absent = 0
  /// Plugged in, but the device node refuses us; tried again by itself.
  case waitingForPermission
  /// Another program or driver holds it; tried again by itself.
  case heldElsewhere
  /// It speaks another way than the configuration says; a new plug is needed, which its set-up code makes.
  case wrongMode
  /// Being taken up.
  case opening
  /// Reads arrive.
  case ready
  /// It was ready and broke, or cannot be taken up; the ladder of `RecoveryStep` is being climbed.
  case failing
  /// libusb itself cannot be used on this machine.
  case usbUnavailable
}

extension ScannerState {
  /// The word for status displays.
  public var word: String {
    switch self {
    case .absent: "absent"
    case .waitingForPermission: "waiting-for-permission"
    case .heldElsewhere: "held-elsewhere"
    case .wrongMode: "wrong-mode"
    case .opening: "opening"
    case .ready: "ready"
    case .failing: "failing"
    case .usbUnavailable: "usb-unavailable"
    }
  }
}
