public import HubUnits

/// One fault as it happened.
public struct PLCFaultNote: Sendable, Equatable {
  /// Since the server's start.
  public var elapsed: Nanoseconds
  public var kind: PLCFaultKind
  /// Who was struck: a client's address or the serial line's path; nil: everybody.
  public var client: String?
  public var unit: UInt8?
  public var function: UInt8?
  /// What was asked, and what became of it.
  public var words: String
}
