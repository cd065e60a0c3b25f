public import HubUnits

/// What people did with a parcel beside the belt: a note in its story, never an end.
public struct ParcelNote: Hashable, Sendable {
  public var serial: ParcelSerial
  public var at: WallTime
  public var who: String
  /// One word: `foundByHand`, `inspected`.
  public var what: String
  /// The same as a sentence.
  public var text: String

  public init(serial: ParcelSerial, at: WallTime, who: String, what: String, text: String) {
    self.serial = serial
    self.at = at
    self.who = who
    self.what = what
    self.text = text
  }
}
