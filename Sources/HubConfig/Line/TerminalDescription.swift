public import HubUnits

/// A place where people scan cards: a station, its scanner and its role.
public struct TerminalDescription: Sendable, Hashable {
  /// As people call the station.
  public var name: String
  public var scanner: ScannerIndex
  public var rights: Set<TerminalRight>
  /// The numbers of the lanes its cards may be about; nil: every lane.
  public var lanes: Set<Int>?
  /// How long after a card the label that belongs to it may come.
  public var labelWithin: Nanoseconds

  public init(
    name: String, scanner: ScannerIndex, rights: Set<TerminalRight>, lanes: Set<Int>? = nil,
    labelWithin: Nanoseconds = standardLabelWithin
  ) {
    self.name = name
    self.scanner = scanner
    self.rights = rights
    self.lanes = lanes
    self.labelWithin = labelWithin
  }

  /// **Source**: as long as it takes to put the card back and turn a parcel over, and short enough that the next
  /// person at the scanner does not finish it.
  public static var standardLabelWithin: Nanoseconds { .seconds(20) }
}
