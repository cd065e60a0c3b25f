import CUMockdev
import Glibc

/// How a mock scanner fails, and what mends it.
public enum MockBreakage: Sendable, Hashable, CaseIterable {
  /// A disturbed bus: what is in flight fails once.
  case disturbed
  /// A halted endpoint: everything stalls until the halt is cleared.
  case halted
  /// Firmware that hangs: everything fails until the port is reset.
  case hung
  /// Everything fails until the host has closed the device.
  case wedged
  /// It sends more than was asked for, once.
  case overflowing

  /// **Source**: kernel Documentation/driver-api/usb/error-codes: EPROTO is a bus error, EPIPE a stall.
  var status: Int32 {
    switch self {
    case .halted: -EPIPE
    case .overflowing: -EOVERFLOW
    case .disturbed, .hung, .wedged: -EPROTO
    }
  }

  /// Whether it fails once and is well again.
  var isPassing: Bool { self == .disturbed || self == .overflowing }

  func isMended(by request: USBDeviceFSRequest) -> Bool {
    switch self {
    case .disturbed, .overflowing: true
    case .halted: request == .clearHalt || request == .reset
    case .hung: request == .reset
    case .wedged: false
    }
  }
}

// Failing on command.
extension MockAttachmentState {
  mutating func fail(_ breakage: MockBreakage) {
    self.breakage = breakage
    failPending()
    if breakage.isPassing { self.breakage = nil }
  }

  /// Ends what is in flight as the breakage says.
  mutating func failPending() {
    guard let breakage else { return }
    let failing = pending
    pending.removeAll()
    for transfer in failing { finish(transfer, status: breakage.status, count: 0) }
  }

  mutating func mendByClosing() {
    if breakage == .wedged { breakage = nil }
  }

  mutating func mend(by request: USBDeviceFSRequest) {
    if breakage?.isMended(by: request) ?? false { breakage = nil }
  }
}
