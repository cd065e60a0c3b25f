public import HubCore
public import HubUnits

/// A parcel as the journal has it.
public struct ParcelRecord: Hashable, Sendable {
  public var serial: ParcelSerial
  public var origin: ParcelOrigin
  public var inductedAt: MonotonicInstant
  public var inductedAtWall: WallTime
  public var induction: String?
  public var code: String?
  public var secondCode: String?
  public var endedAt: MonotonicInstant?
  public var endedAtWall: WallTime?
  /// Nil while it is on the belt.
  public var reason: EndReason?
  public var lane: Int?
  public var plannedLane: Int?
  /// A JSON object; nil while it is on the belt.
  public var story: String?
  /// The event of its end; nil while it is on the belt, or when that event was taken out.
  public var sequence: Int64?
}
