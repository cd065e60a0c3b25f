public import HubCore
public import HubUnits

/// A parcel that came to be followed: the first row of its story.
public struct InductedParcel: Hashable, Sendable {
  public var serial: ParcelSerial
  public var origin: ParcelOrigin
  public var at: JournalInstant
  /// The induction point's name; nil when it was not inducted at one.
  public var induction: String?

  public init(serial: ParcelSerial, origin: ParcelOrigin, at: JournalInstant, induction: String?) {
    self.serial = serial
    self.origin = origin
    self.at = at
    self.induction = induction
  }
}
