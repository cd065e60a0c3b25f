/// What a scanner sent: a label, or something that must never become a parcel.
public enum ReadKind: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// A bar code.
  case label = 0
  /// The scanner answered a command or told about itself (`]X0`, `]Z6`, Newland frames).
  case deviceAnswer
  /// A fixed scanner said that it saw a parcel and could not read it (`NOREAD` and its relatives).
  case noRead
}
