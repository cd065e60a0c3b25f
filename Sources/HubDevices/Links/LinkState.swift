public import HubUnits

/// Where a link is in its life.
///
/// ```
/// starting -> connecting -> up -> backingOff -> connecting -> …
///                  \________________/^            (each -> stopped)
/// ```
public enum LinkState: Sendable, Hashable, BitwiseCopyable {
  /// The thread has not begun.
  case starting
  /// Building the connection and taking everything to its safe state.
  case connecting
  /// Polling.
  case up
  /// Failed; the next try begins at this instant. `LinkStatus.lastError` says why.
  case backingOff(until: MonotonicInstant)
  /// Stopped on purpose, outputs safe if they could be reached.
  case stopped
}
