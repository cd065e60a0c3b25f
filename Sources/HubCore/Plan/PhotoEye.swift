public import HubUnits

/// One photo-eye.
public struct PhotoEye: Sendable, BitwiseCopyable {
  public enum Role: Sendable, BitwiseCopyable, Equatable {
    case induction(InductionIndex)
    case tracking
    /// Sees a parcel in a lane; at the end of the belt it is also an eye on the way.
    case confirm(LaneIndex)
    case full(LaneIndex)
    /// Half way up a lane.
    case half(LaneIndex)
    /// No eye but a switch: the lane's diverter is out.
    case feedback(LaneIndex)
  }
  public var role: Role
  public var link: LinkIndex
  /// The input's rank in the link's image.
  public var bit: UInt16
  /// The input is off when the eye is blocked.
  public var isBlockedWhenOff: Bool
  /// Where it looks, from the belt's start; for a lane's eyes the diverter's position plus `confirm.after`.
  public var position: Distance
  /// How far off its expected position an edge may be.
  public var window: Distance
  public var debounce: Nanoseconds

  public init(
    role: Role, link: LinkIndex, bit: UInt16, isBlockedWhenOff: Bool, position: Distance, window: Distance,
    debounce: Nanoseconds
  ) {
    self.role = role
    self.link = link
    self.bit = bit
    self.isBlockedWhenOff = isBlockedWhenOff
    self.position = position
    self.window = window
    self.debounce = debounce
  }
}
