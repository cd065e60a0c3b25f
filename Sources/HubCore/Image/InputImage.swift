public import HubUnits

/// What one link read in one poll: the field, frozen at an instant.
///
/// **Thread**: made by the link's thread, crosses to the core by ring, so that no edge between two cycles is
/// lost (decision record 0002).
public struct InputImage: Sendable, BitwiseCopyable {
  public var link: LinkIndex
  /// The middle of the exchange that read it, on the monotonic clock.
  public var taken: MonotonicInstant
  /// The encoder's counter as read; meaningful on the encoder's link.
  public var encoderCount: UInt32
  /// The PLC's heartbeat register as read.
  public var heartbeat: UInt16
  public var bits: InputBits
  /// The link was built anew since the image before: outputs went to their safe states first.
  public var isFirstAfterReconnect: Bool
  /// The device would let its outputs go by itself, as the file wants it: else the link drives nothing.
  public var isArmed: Bool

  @inlinable public init(
    link: LinkIndex, taken: MonotonicInstant, encoderCount: UInt32, heartbeat: UInt16, bits: InputBits,
    isFirstAfterReconnect: Bool = false, isArmed: Bool = true
  ) {
    self.link = link
    self.taken = taken
    self.encoderCount = encoderCount
    self.heartbeat = heartbeat
    self.bits = bits
    self.isFirstAfterReconnect = isFirstAfterReconnect
    self.isArmed = isArmed
  }
}
