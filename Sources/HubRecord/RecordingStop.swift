/// Why a recording ends where it does.
public enum RecordingStop: UInt8, Sendable, Hashable, CaseIterable {
  /// The daemon stopped in order.
  case stopped = 0
  /// The folder holds as much as it may.
  case limitReached
  /// The disk has too little room left for others.
  case diskFull
  /// The disk refused a write.
  case writeFailed
  /// The disk was too slow: turns found no room on their way to it, and the line does not wait.
  case fellBehind
  /// The recording that this one was masked from was cut there.
  case cutBefore
}
