public import HubUnits

/// An event as the journal has it.
public struct EventRecord: Hashable, Sendable {
  /// Grows by at least one from event to event; never used again.
  public var sequence: Int64
  public var at: WallTime
  /// An `EventKind`'s word; a text, since a newer hubd may know more kinds.
  public var kind: String
  public var serial: ParcelSerial?
  /// A JSON object.
  public var payload: String
}
