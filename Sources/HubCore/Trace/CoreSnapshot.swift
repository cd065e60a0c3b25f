public import HubUnits

/// The line as the core sees it, for people to look at.
///
/// **Shape**: fixed size, about 75 KB. **Thread**: written by the core every 50 ms, read by the control plane.
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
    /// Since when it is in this state, and by whose word.
    public var since: MonotonicInstant = .distantPast
    public var by: LaneAuthority = .start
    /// How often its diverter did not move its parcel, and how often it did and the confirm eye was silent.
    public var didNotMove: UInt32 = 0
    public var eyeSilent: UInt32 = 0
    @inlinable public init() {}
  }
  /// An eye on the way, and what it has done since the start.
  public struct WayEye: Sendable, BitwiseCopyable {
    public var eye = EyeIndex(0)
    public var condition: EyeCondition = .good
    public var early: UInt32 = 0
    public var late: UInt32 = 0
    public var missing: UInt32 = 0
    public var unexpected: UInt32 = 0
    public var matched: UInt32 = 0
    public var flickers: UInt32 = 0
    /// How far edges were from where they were expected.
    public var meanError: Distance = .zero
    public var worstError: Distance = .zero
    @inlinable public init() {}
  }
  public var at: MonotonicInstant = .distantPast
  public var cycle: UInt64 = 0
  public var belt: BeltPosition = .zero
  public var speed: BeltSpeed = .zero
  public var beltCondition: BeltCondition = .unknown
  /// What the position comes from; anything but `distance` is degraded.
  public var tracking: TrackingMode = .distance
  /// How much parcels lose against the belt's count, in millionths of the way; negative when the count loses.
  public var slipPerMillion: Int64 = 0
  /// The encoder's counter as last read.
  public var encoderCount: UInt32 = 0
  public var counters = TrackingCounters()
  /// Parcels on the belt that have come round at least once.
  public var recirculating: UInt32 = 0
  public var hold: HoldCause?
  public var links: BoundedList<8, LinkCondition> = BoundedList(filler: .silent)
  /// Bit n: eye n is blocked (after debounce).
  public var blockedEyes = EyeBits()
  public var wayEyes: BoundedList<64, WayEye> = BoundedList(filler: WayEye())
  public var lanes: BoundedList<208, Lane> = BoundedList(filler: Lane())
  public var parcels: BoundedList<1024, Parcel> = BoundedList(
    filler: Parcel(
      serial: .none, position: .zero, length: .zero, lane: nil, exception: nil, isCommitted: false))
  public init() {}
}
