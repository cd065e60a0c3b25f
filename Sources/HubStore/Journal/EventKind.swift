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
  /// An eye on the way is judged anew: good, flickering, blocked for too long, blind.
  case eyeChanged
  /// The belt's position comes from the encoder again, or from time: degraded.
  case trackingChanged
  /// Whether a diverter or its confirm eye is to blame for a divert that was not confirmed.
  case diverterJudged
  /// Nobody knows where a parcel is.
  case lost
  /// A lost parcel turned up and fits.
  case found
  /// A parcel begins another round of a closed belt.
  case wentRound
  /// A parcel that moved was sent to another lane by a command.
  case redirected
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
  /// A card, or the label that belongs to it, was scanned at a terminal.
  case card
  /// A bag or ULD hangs at a lane from now on.
  case bagOpened
  /// It was taken away.
  case bagClosed
}
