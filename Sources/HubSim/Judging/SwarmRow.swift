public import HubCore
public import HubUnits

/// One serial as the journal would have it.
public struct SwarmRow: Sendable, Hashable {
  public var serial: Int64
  public var origin: ParcelOrigin
  public var at: MonotonicInstant
  /// The parcel of the scenario that it was given to, by index; nil when nobody was there.
  public var parcel: Int?
  /// The parcel that it was first given to, if another one came to have it.
  public var firstParcel: Int?
  /// The core said that it is lost, before it was found or ended.
  public var wasLost = false
  /// It said so while its first parcel had it: an eye had missed that one before another came in its place.
  public var firstWasMissed = false
  /// When the scan began that gave it its code.
  public var scannedAt: MonotonicInstant?
  /// The number printed on the code that was joined to it.
  public var code: Int?
  public var reason: EndReason?
  public var lane: Int?
  public var endedAt: MonotonicInstant?
  /// How often it ended.
  public var ends = 0

  public init(serial: Int64, origin: ParcelOrigin, at: MonotonicInstant, parcel: Int?) {
    self.serial = serial
    self.origin = origin
    self.at = at
    self.parcel = parcel
    firstParcel = parcel
  }
}
