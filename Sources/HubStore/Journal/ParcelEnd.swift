public import HubUnits

/// How a parcel ended. Each parcel ends exactly once.
public struct ParcelEnd: Hashable, Sendable {
  public var serial: ParcelSerial
  public var at: JournalInstant
  public var reason: EndReason
  /// The number on the lane it went into; nil when it was never seen in one.
  public var lane: Int?
  /// The number on the lane it was meant for.
  public var plannedLane: Int?
  /// A JSON object, as `docs/journal.md` describes it.
  public var story: String

  public init(
    serial: ParcelSerial, at: JournalInstant, reason: EndReason, lane: Int?, plannedLane: Int?, story: String
  ) {
    self.serial = serial
    self.at = at
    self.reason = reason
    self.lane = lane
    self.plannedLane = plannedLane
    self.story = story
  }
}
