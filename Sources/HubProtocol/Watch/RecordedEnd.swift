public import HubUnits

/// A parcel's end, told only once the journal has it.
public struct RecordedEnd: Codable, Hashable, Sendable {
  /// Its number in the journal.
  public var sequence: Int64
  public var at: WireTime
  public var serial: Int64
  public var code: String?
  public var reason: Word<EndReason>
  /// The number of the lane it ended in, when it ended in one.
  public var lane: Int?

  public init(
    sequence: Int64, at: WireTime, serial: Int64, code: String? = nil, reason: Word<EndReason>,
    lane: Int? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.serial = serial
    self.code = code
    self.reason = reason
    self.lane = lane
  }
}
