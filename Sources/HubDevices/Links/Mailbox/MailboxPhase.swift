/// Where the agreement with a PLC about orders is.
///
/// ```
/// none (no mailbox, or no connection)
/// closed ──the PLC says 0──▶ opening ──the PLC says our session──▶ open
///   ▲ hold, another epoch, another session, no answer                │
///   └────────────────────────────────────────────────────────────────┘
/// ```
public enum MailboxPhase: UInt8, Sendable, Hashable, BitwiseCopyable {
  case none = 0
  /// We have said that there is no session; orders are dropped.
  case closed
  /// We have named a session; orders are dropped still.
  case opening
  /// Orders go out.
  case open
}
