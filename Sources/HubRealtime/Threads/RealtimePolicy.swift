/// What the configuration wants of real-time rights (`realtime:`).
public enum RealtimePolicy: String, Sendable, Hashable, CaseIterable {
  /// Refuse to run without them.
  case required
  /// Use them when given, else run as ordinary threads and say so once.
  case preferred
  /// Never ask.
  case off
}
