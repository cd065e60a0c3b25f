import HubUSB

extension SerialPortError.Kind {
  /// What it means for a scanner's life, whose words are those of USB.
  var asUSB: USBError.Kind {
    switch self {
    case .absent: .deviceGone
    case .accessDenied: .accessDenied
    case .busy: .busy
    case .notASerialPort: .notSupported
    case .failed: .inputOutput
    }
  }
}
