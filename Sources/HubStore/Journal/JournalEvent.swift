public import HubUnits

/// Something to be written down for those who read the journal by sequence.
public struct JournalEvent: Hashable, Sendable {
  public var at: WallTime
  public var kind: EventKind
  public var serial: ParcelSerial?
  /// A JSON object.
  public var payload: String

  public init(at: WallTime, kind: EventKind, serial: ParcelSerial? = nil, payload: String = "{}") {
    self.at = at
    self.kind = kind
    self.serial = serial
    self.payload = payload
  }
}
