/// What to do about real-time rights: `realtime:` in the line's file.
public enum RealtimePolicy: String, Sendable, Hashable, CaseIterable {
  /// Refuse to run without them.
  case required
  /// Ask for them, warn once when they are refused.
  case preferred
  /// Never ask.
  case off
}
