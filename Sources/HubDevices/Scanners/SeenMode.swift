public import HubBarcode
public import HubUnits

/// The mode a plugged scanner is in, read from its descriptors.
public enum SeenMode: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// Not looked at yet.
  case unknown = 0
  case hidPOS, keyboard, cdc, ibmOEM, snapi, symbolCOM
  /// A serial port of the kernel's.
  case serial
  /// Nothing we can read.
  case other

  public init(_ mode: ScannerMode) {
    switch mode {
    case .hidPOS: self = .hidPOS
    case .hidKeyboard: self = .keyboard
    case .cdcACM: self = .cdc
    case .ibmOEM: self = .ibmOEM
    case .snapi: self = .snapi
    case .symbolCOM: self = .symbolCOM
    case .unsupported: self = .other
    }
  }

  /// Whether this is what the configuration asks for. Symbol's byte stream counts as serial.
  public func satisfies(_ mode: ScannerDescription.Mode) -> Bool {
    switch mode {
    case .hidPOS: self == .hidPOS
    case .keyboard: self == .keyboard
    case .cdc: self == .cdc || self == .symbolCOM
    case .ibmOEM: self == .ibmOEM
    case .serial: self == .serial
    }
  }

  /// The name as manuals print it.
  public var words: String {
    switch self {
    case .unknown: "an unknown mode"
    case .hidPOS: "HID POS mode"
    case .keyboard: "keyboard mode"
    case .cdc: "USB CDC (serial) mode"
    case .ibmOEM: "IBM OEM mode"
    case .snapi: "SNAPI mode"
    case .symbolCOM: "simple COM port mode"
    case .serial: "serial port mode"
    case .other: "a mode of its maker's own"
    }
  }
}

extension ScannerDescription.Mode {
  /// The set-up code's name in a scanner's manual.
  public var setUpCode: String {
    switch self {
    case .hidPOS: "USB HID POS"
    case .keyboard: "USB HID keyboard"
    case .cdc: "USB CDC (virtual COM port)"
    case .ibmOEM: "IBM OEM (USB-OEM, SurePOS)"
    case .serial: "RS-232"
    }
  }
}
