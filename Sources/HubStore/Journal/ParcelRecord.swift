public import HubCore
public import HubUnits

/// A parcel as the journal has it.
public struct ParcelRecord: Hashable, Sendable {
  public var serial: ParcelSerial
  public var origin: ParcelOrigin
  public var inductedAt: MonotonicInstant
  public var inductedAtWall: String
  public var induction: String?
  public var code: String?
  public var secondCode: String?
  public var endedAt: MonotonicInstant?
  public var endedAtWall: String?
  /// Nil while it is on the belt.
  public var reason: EndReason?
  public var lane: Int?
  public var plannedLane: Int?
  /// A JSON object; nil while it is on the belt.
  public var story: String?
}
