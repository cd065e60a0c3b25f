public import HubUnits

/// The input that says whether the belt's drive runs.
public struct DriveInput: Sendable, BitwiseCopyable {
  public var link: LinkIndex
  /// The input's rank in the link's image.
  public var bit: UInt16
  /// The input is off while the drive runs.
  public var runsWhenOff: Bool
  /// From the input's change until the belt has its new speed.
  ///
  /// **Source**: drives of this size ramp within a second.
  public var ramp: Nanoseconds

  public init(link: LinkIndex, bit: UInt16, runsWhenOff: Bool = false, ramp: Nanoseconds = .seconds(2)) {
    self.link = link
    self.bit = bit
    self.runsWhenOff = runsWhenOff
    self.ramp = ramp
  }
}
