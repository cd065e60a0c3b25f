/// What a recording knows of one turn, beside its input.
public struct RecordedTurn: Sendable, Hashable {
  /// Counted from 1, over all parts.
  public var number: UInt64
  /// What it told; nil: nothing.
  public var told: TurnTold?
  /// The whole digest, where one was kept: at the end of each block.
  public var digest: UInt64?
}
