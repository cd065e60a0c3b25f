/// What one turn told, as a recording keeps it: enough to see whether a replay told the same.
public struct TurnTold: Sendable, Hashable {
  public var traces: Int
  public var orders: Int
  /// Bit n: link n was to be held.
  public var heldLinks: UInt8
  /// The digest of everything told up to this turn, folded.
  public var digest: UInt32
}
