/// A bag or ULD that hangs at a lane.
public struct OpenBag: Hashable, Sendable {
  /// The number on the lane.
  public var lane: Int
  /// Its own number.
  public var number: String
  public var openedAt: WallTime
  /// Who opened it, as the audit has it.
  public var openedBy: String
}
