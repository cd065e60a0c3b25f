public import HubStore

/// What the desk needs somebody to look at.
public enum DeskAlarm: Sendable, Equatable {
  /// The journal cannot be written: the line is held, and what happened waits in memory.
  case journalDown(StoreError)
  /// The journal nears its limit, or its disk is nearly full.
  case journalShortOfRoom(StoreHealth)
  /// A commit takes very long; nothing is lost as long as the daemon lives.
  case journalSlow
  /// A commit takes so long that the line is held until it is through.
  case journalStuck
  /// The manifest and customs facts cannot be read: parcels run to the exception lane.
  case lookupsDown(StoreError)
  /// Memory's bound was reached while the journal was down: so many rows are lost.
  case rowsLost(Int)
  /// The journal refused a row that contradicts it: our bug.
  case contradiction(RefusedEntry)
  /// The ring to the core was full for long: facts were dropped, the parcels run to the exception lane.
  case messagesLost(Int)
}

extension DeskAlarm: CustomStringConvertible {
  /// Who is to blame, what, and what to do.
  public var description: String {
    switch self {
    case .journalDown(let error): "\(error). The line is held until the journal can be written again"
    case .journalShortOfRoom(let health):
      "device: the journal \(health.path) is short of room: \(health.usedBytes >> 20) MiB used, "
        + "\(health.freeBytes >> 20) MiB free on its disk, \(health.unacknowledged) events not acknowledged: "
        + "free space, or see why its consumers do not acknowledge"
    case .journalSlow:
      "kernel: the journal's disk has not answered for seconds; what ended waits in memory: "
        + "see the kernel log, and what else writes to that disk"
    case .journalStuck:
      "kernel: the journal's disk does not answer: the line is held until it does; see the kernel log, and what "
        + "else writes to that disk, then `hubctl reset`"
    case .lookupsDown(let error): "\(error). Parcels run to the exception lane as hostDown"
    case .rowsLost(let count):
      "hub bug: \(count) rows of the journal did not fit into memory while it could not be written, and are lost"
    case .contradiction(let entry): "\(entry)"
    case .messagesLost(let count):
      "hub bug: the core did not take \(count) messages: is its thread running? Parcels run to the exception lane"
    }
  }

  /// A word for programs.
  public var word: String {
    switch self {
    case .journalDown: "journalDown"
    case .journalShortOfRoom: "journalShortOfRoom"
    case .journalSlow: "journalSlow"
    case .journalStuck: "journalStuck"
    case .lookupsDown: "lookupsDown"
    case .rowsLost: "rowsLost"
    case .contradiction: "contradiction"
    case .messagesLost: "messagesLost"
    }
  }
}
