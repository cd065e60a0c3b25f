public import HubUnits

/// One parcel as the daemon's journal tells it.
public struct JournalRow: Sendable, Hashable {
  public var serial: Int64
  /// `inducted`, `unexpected` or `flushed`.
  public var origin: String
  public var inductedAt: MonotonicInstant
  /// The induction point's name.
  public var induction: String?
  public var code: String?
  public var endedAt: MonotonicInstant?
  public var reason: String?
  /// The number on the lane.
  public var lane: Int?

  public init(
    serial: Int64, origin: String, inductedAt: MonotonicInstant, induction: String?, code: String?,
    endedAt: MonotonicInstant?, reason: String?, lane: Int?
  ) {
    self.serial = serial
    self.origin = origin
    self.inductedAt = inductedAt
    self.induction = induction
    self.code = code
    self.endedAt = endedAt
    self.reason = reason
    self.lane = lane
  }
}
