import HubUnits

/// What is being tried to get a failing scanner back, mildest first.
public enum RecoveryStep: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  case none = 0
  /// Read again: one bad transfer is no reason to disturb the device.
  case retry
  /// End the endpoint's halt.
  case clearHalt
  /// Reset its port.
  case reset
  /// Close it and take it up as if new, again and again with longer pauses.
  case reopen

  /// The next harder step.
  var next: RecoveryStep {
    switch self {
    case .none: .retry
    case .retry: .clearHalt
    case .clearHalt: .reset
    case .reset, .reopen: .reopen
    }
  }

  /// How long to wait before the step, so that a passing disturbance may pass.
  ///
  /// **Source**: an unplug shows as a failed transfer up to 20 ms before libusb tells the departure (measured with
  /// a gadget in a virtual machine); a port reset takes 50 ms (USB 2.0, section 7.1.7.5).
  var delay: Nanoseconds {
    switch self {
    case .none: .zero
    case .retry: .milliseconds(20)
    case .clearHalt: .milliseconds(50)
    case .reset: .milliseconds(200)
    case .reopen: .milliseconds(500)
    }
  }

  /// The word for status displays.
  public var word: String {
    switch self {
    case .none: "none"
    case .retry: "retry"
    case .clearHalt: "clear-halt"
    case .reset: "reset"
    case .reopen: "reopen"
    }
  }
}
