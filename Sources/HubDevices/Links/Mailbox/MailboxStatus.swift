public import HubUnits

/// How a link's mailbox has been doing.
///
/// **Shape**: fixed size. Part of `LinkStatus`.
public struct MailboxStatus: Sendable, Hashable, BitwiseCopyable {
  public var phase: MailboxPhase = .none
  /// Since when it is open, or is not.
  public var since: MonotonicInstant = .distantPast
  /// The session that was asked for last.
  public var session: UInt16 = 0
  /// The interface the PLC speaks, and its epoch; 0 until it was read.
  public var version: UInt16 = 0
  public var epoch: UInt16 = 0
  /// How many slots the PLC serves; 0 until it was read.
  public var slots: UInt16 = 0
  /// Sessions that were opened.
  public var sessions: UInt64 = 0
  /// Orders that were written into a slot.
  public var handedOver: UInt64 = 0
  /// Orders the PLC fired.
  public var fired: UInt64 = 0
  /// Orders whose count had passed, when the PLC took them or when it looked.
  public var tooLate: UInt64 = 0
  public var unknownLane: UInt64 = 0
  public var queueFull: UInt64 = 0
  /// A carrier for a lane without carriers, or none for a lane with them.
  public var wrongKind: UInt64 = 0
  /// The diverter was not home.
  public var notReady: UInt64 = 0
  /// Refused or not fired for any other reason: local operation, emergency stop.
  public var notDriven: UInt64 = 0
  /// Orders that were open when a session ended, and not fired.
  public var closed: UInt64 = 0
  /// Orders of which nobody can say whether they were fired.
  public var unknown: UInt64 = 0
  /// Sessions that were closed because a slot was not answered.
  public var unanswered: UInt64 = 0
  /// Reports of orders that are not open here.
  public var strangeReports: UInt64 = 0

  public init() {}
}
