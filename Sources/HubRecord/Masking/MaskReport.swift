/// What became of a recording that was masked.
public struct MaskReport: Sendable {
  /// The original's replay: only a recording that replays bit for bit is masked.
  public var replay: ReplayReport
  /// How many different codes there were.
  public var codes: Int
  /// The first turn in which the masked line told another story; nil: it told the same to the end.
  public var storyParts: UInt64?

  /// The copy tells the same story.
  public var isGood: Bool { replay.isIdentical && storyParts == nil }
}
