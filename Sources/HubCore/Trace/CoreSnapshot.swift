public import HubUnits

/// The line as the core sees it, for people to look at.
///
/// **Shape**: fixed size, about 20 KB. **Thread**: written by the core every 50 ms, read by the control plane.
public struct CoreSnapshot: Sendable, BitwiseCopyable {
  public struct Parcel: Sendable, BitwiseCopyable {
    public var serial: ParcelSerial
    /// Where its leading edge is on the line, from the belt's start.
    public var position: Distance
    public var length: Distance
    /// The lane it is to go to, if one is chosen.
    public var lane: LaneIndex?
    /// Why it runs to the exception lane, if it does.
    public var exception: EndReason?
    public var isCommitted: Bool
    @inlinable public init(
      serial: ParcelSerial, position: Distance, length: Distance, lane: LaneIndex?, exception: EndReason?,
      isCommitted: Bool
    ) {
      self.serial = serial
      self.position = position
      self.length = length
      self.lane = lane
      self.exception = exception
      self.isCommitted = isCommitted
    }
  }
  public struct Lane: Sendable, BitwiseCopyable {
    public var state: LaneState = .open
    /// Parcels on their way to it.
    public var inFlight: UInt32 = 0
    /// Parcels that ended in it since the start.
    public var delivered: UInt32 = 0
    @inlinable public init() {}
  }
  public var at: MonotonicInstant = .distantPast
  public var cycle: UInt64 = 0
  public var belt: BeltPosition = .zero
  public var speed: BeltSpeed = .zero
  public var beltCondition: BeltCondition = .unknown
  public var hold: HoldCause?
  public var links: BoundedList<8, LinkCondition> = BoundedList(filler: .silent)
  /// Bit n: eye n is blocked (after debounce).
  public var blockedEyes = InputBits()
  public var lanes: BoundedList<64, Lane> = BoundedList(filler: Lane())
  public var parcels: BoundedList<512, Parcel> = BoundedList(
    filler: Parcel(
      serial: .none, position: .zero, length: .zero, lane: nil, exception: nil, isCommitted: false))
  public init() {}
}
