public import HubUnits

/// What ended since the daemon started, as far as it is recorded.
public struct DeskCounts: Hashable, Sendable {
  public var inducted = 0
  public var byReason: [EndReason: Int] = [:]
  /// By the number on the lane.
  public var byLane: [Int: Int] = [:]
  /// Rows that wait to be written.
  public var waiting = 0
  /// Rows that were lost, since memory's bound was reached while the journal was down.
  public var lost = 0

  public init() {}

  /// Every parcel that ended.
  public var ended: Int { byReason.values.reduce(0, +) }
}
