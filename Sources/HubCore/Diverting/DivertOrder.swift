public import HubUnits

/// One thing for a link to write at an instant.
///
/// **Thread**: made by the core, crosses to the link's thread by ring.
public struct DivertOrder: Sendable, BitwiseCopyable {
  public enum Action: UInt8, Sendable, BitwiseCopyable {
    /// Energise. Never sent after its deadline: late is wrong.
    case fire
    /// Let go. Never dropped: sent as soon as it can be, however late.
    case release
  }
  /// What makes the device act.
  public enum Aim: Sendable, Hashable, BitwiseCopyable {
    /// The write itself, at its instant.
    case instant
    /// The device's own counter, when it reads this.
    case count(UInt32)
    /// This carrier, when the device's own counter reads this and the parcel's middle is at the lane: a round later it
    /// carries another parcel.
    case carrier(UInt16, at: UInt32)
  }
  public var number: OrderNumber
  public var action: Action
  public var link: LinkIndex
  /// The output's rank in the link's description (not its Modbus address): among its outputs, or among the lanes of
  /// its mailbox when the device fires by itself.
  public var coil: UInt16
  /// When the write should be on the wire.
  public var at: MonotonicInstant
  /// For `fire`: when it is too late.
  public var deadline: MonotonicInstant
  /// For `fire`: the link lets go by itself then, should no release come.
  public var releaseBy: MonotonicInstant
  public var aim: Aim
  /// For whom; a device that fires by itself is told, and says it again in its report.
  public var parcel: ParcelSerial

  @inlinable public init(
    number: OrderNumber, action: Action, link: LinkIndex, coil: UInt16, at: MonotonicInstant,
    deadline: MonotonicInstant, releaseBy: MonotonicInstant, aim: Aim = .instant,
    parcel: ParcelSerial = .none
  ) {
    self.number = number
    self.action = action
    self.link = link
    self.coil = coil
    self.at = at
    self.deadline = deadline
    self.releaseBy = releaseBy
    self.aim = aim
    self.parcel = parcel
  }
}
