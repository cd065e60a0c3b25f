public import HubUnits

/// One instant on both clocks: the monotonic one that the line runs by, and the wall's.
public struct JournalInstant: Hashable, Sendable {
  public var monotonic: MonotonicInstant
  public var wall: WallTime

  public init(monotonic: MonotonicInstant, wall: WallTime) {
    self.monotonic = monotonic
    self.wall = wall
  }
}
