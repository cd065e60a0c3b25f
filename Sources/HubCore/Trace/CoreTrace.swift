public import HubUnits

/// One thing that happened, as the core tells it.
///
/// **Thread**: made by the core, crosses to the control plane by ring. Order is the order of happening.
public struct CoreTrace: Sendable, BitwiseCopyable {
  public var at: MonotonicInstant
  public var belt: BeltPosition
  /// The parcel it is about, or `.none` when it is about the line.
  public var serial: ParcelSerial
  public var event: CoreEvent

  @inlinable public init(at: MonotonicInstant, belt: BeltPosition, serial: ParcelSerial, event: CoreEvent) {
    self.at = at
    self.belt = belt
    self.serial = serial
    self.event = event
  }
}
