public import HubUnits

/// One event of the journal, in the order in which they became durable.
public struct LineEvent: Codable, Hashable, Sendable {
  /// Its number; grows, never used again.
  public var sequence: Int64
  public var at: WallTime
  /// What happened: `parcelEnded`, `customsSet`, `manifestImported`, `laneSet`, `held`, `holdReset`, …
  public var kind: String
  public var serial: Int64?
  public var code: String?
  public var reason: Word<EndReason>?
  /// The lane's number.
  public var lane: Int?
  /// Who did it, when a person or program did.
  public var actor: String?
  /// More, in words.
  public var detail: String?

  public init(
    sequence: Int64, at: WallTime, kind: String, serial: Int64? = nil, code: String? = nil,
    reason: Word<EndReason>? = nil, lane: Int? = nil, actor: String? = nil, detail: String? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.kind = kind
    self.serial = serial
    self.code = code
    self.reason = reason
    self.lane = lane
    self.actor = actor
    self.detail = detail
  }
}
