public import HubUnits

/// What an event of the journal is about.
public enum EventKind: String, CaseIterable, Sendable, Hashable, ClosedListWord {
  /// A parcel ended.
  case ended
  case laneChanged
  /// A lane's confirm eye saw a parcel that was not sent there.
  case strayAtLane
  case linkChanged
  case beltChanged
  case beltJumped
  case held
  case holdReset
  case holdResetRefused
  /// A scan was joined to no parcel.
  case scanUnplaced
  /// More parcels than can be followed.
  case tableFull
  case stopped
  /// Customs said something of a code.
  case customsFact
  /// A manifest was imported.
  case manifestImported
  /// A command was carried out, or refused.
  case command
}
