import CLibUSB

/// How a transfer ended.
///
/// **Source**: `enum libusb_transfer_status`, libusb 1.0.26.
public enum TransferOutcome: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
  case completed = 0
  /// The bus failed; also the first sign of an unplug on some hubs.
  case failed
  case timedOut
  case cancelled
  /// The endpoint is halted.
  case stalled
  /// Unplugged.
  case deviceGone
  /// The device sent more than asked for.
  case overflow

  init(_ status: libusb_transfer_status) {
    switch status {
    case LIBUSB_TRANSFER_COMPLETED: self = .completed
    case LIBUSB_TRANSFER_TIMED_OUT: self = .timedOut
    case LIBUSB_TRANSFER_CANCELLED: self = .cancelled
    case LIBUSB_TRANSFER_STALL: self = .stalled
    case LIBUSB_TRANSFER_NO_DEVICE: self = .deviceGone
    case LIBUSB_TRANSFER_OVERFLOW: self = .overflow
    default: self = .failed
    }
  }
}
