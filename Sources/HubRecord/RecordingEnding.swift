/// How a recording that was read to its end ends.
public enum RecordingEnding: Sendable, Hashable {
  /// With its closing word.
  case ended(RecordingStop, lostTurns: UInt64)
  /// In the middle: the daemon or the PC died, or a part is missing. What came before is whole.
  case cut(file: String, offset: Int)
}
