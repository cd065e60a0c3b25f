import HubUnits

/// What an output was told, and when it is read back.
struct OutputConfirmation: Sendable, BitwiseCopyable {
  var isOn = false
  /// When it is read back next; `distantFuture` when nothing waits for that.
  var due: MonotonicInstant = .distantFuture
  /// How often it has been read back since it was written.
  var looks: UInt8 = 0
}
