public import HubUnits

/// One event of the journal, in the order in which they became durable.
public struct LineEvent: Codable, Hashable, Sendable {
  /// Its number; grows, never used again.
  public var sequence: Int64
  public var at: WireTime
  /// What happened, in the journal's words: `ended`, `customsFact`, `manifestImported`, `laneChanged`, `held`, …
  public var kind: String
  public var serial: Int64?
  public var code: String?
  public var reason: Word<EndReason>?
  /// The lane's number.
  public var lane: Int?
  /// Who did it, when a person or program did.
  public var actor: String?
  /// A JSON object with what else is known.
  public var payload: String?

  public init(
    sequence: Int64, at: WireTime, kind: String, serial: Int64? = nil, code: String? = nil,
    reason: Word<EndReason>? = nil, lane: Int? = nil, actor: String? = nil, payload: String? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.kind = kind
    self.serial = serial
    self.code = code
    self.reason = reason
    self.lane = lane
    self.actor = actor
    self.payload = payload
  }
}
