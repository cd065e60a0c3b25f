public import HubUnits

/// One diverter that a mock PLC's mailbox fired.
public struct MailboxFiring: Sendable, Equatable {
  public var lane: Int
  public var tracking: UInt32
  public var carrier: Int?
  /// What was ordered, and what the counter showed.
  public var ordered: UInt32
  public var counter: UInt32
  public var session: UInt16
  public var at: MonotonicInstant
}
