import CLibUSB

/// Why libusb refused, as something a caller can act on.
///
/// **Source**: `enum libusb_error`, libusb 1.0.26.
public struct USBError: Error, Sendable, Hashable, BitwiseCopyable {
  /// The closed list of what a caller may do something about.
  public enum Kind: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// No right to the device node: udev has not set it yet, or has no rule.
    case accessDenied = 0
    /// Another driver or program holds the interface.
    case busy
    /// Unplugged.
    case deviceGone
    case notFound, timedOut, overflow, stalled, interrupted, noMemory, notSupported
    /// The bus failed: cable, hub or interference.
    case inputOutput
    case invalidParameter, other
  }

  public let kind: Kind
  public let operation: USBOperation
  /// libusb's own number, for the log.
  public let rawCode: Int32

  /// An error with this meaning; for a caller that finds the device missing before libusb is asked.
  public init(_ kind: Kind, during operation: USBOperation, rawCode: Int32 = 0) {
    self.kind = kind
    self.operation = operation
    self.rawCode = rawCode
  }

  init(code: Int32, during operation: USBOperation) {
    self.init(Kind(code: code), during: operation, rawCode: code)
  }
}

extension USBError.Kind {
  init(code: Int32) {
    switch code {
    case LIBUSB_ERROR_ACCESS.rawValue: self = .accessDenied
    case LIBUSB_ERROR_BUSY.rawValue: self = .busy
    case LIBUSB_ERROR_NO_DEVICE.rawValue: self = .deviceGone
    case LIBUSB_ERROR_NOT_FOUND.rawValue: self = .notFound
    case LIBUSB_ERROR_TIMEOUT.rawValue: self = .timedOut
    case LIBUSB_ERROR_OVERFLOW.rawValue: self = .overflow
    case LIBUSB_ERROR_PIPE.rawValue: self = .stalled
    case LIBUSB_ERROR_INTERRUPTED.rawValue: self = .interrupted
    case LIBUSB_ERROR_NO_MEM.rawValue: self = .noMemory
    case LIBUSB_ERROR_NOT_SUPPORTED.rawValue: self = .notSupported
    case LIBUSB_ERROR_IO.rawValue: self = .inputOutput
    case LIBUSB_ERROR_INVALID_PARAM.rawValue: self = .invalidParameter
    default: self = .other
    }
  }
}

/// Throws what a negative libusb result means.
@discardableResult
func checked(_ result: Int32, _ operation: USBOperation) throws(USBError) -> Int32 {
  guard result >= 0 else { throw USBError(code: result, during: operation) }
  return result
}
