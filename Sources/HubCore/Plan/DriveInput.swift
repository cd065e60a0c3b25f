public import HubUnits

/// The input that says that the belt runs at its speed.
///
/// Drives call it "at speed" or "set frequency reached". It is what the encoder is held against, and what the belt is
/// followed by when the encoder is not believed.
public struct DriveInput: Sendable, BitwiseCopyable {
  public var link: LinkIndex
  /// The input's rank in the link's image.
  public var bit: UInt16
  /// The input is off while the belt runs at its speed.
  public var runsWhenOff: Bool
  /// From the input's change until the belt surely has its speed.
  ///
  /// **Source**: drives of this size ramp within a second; two, where the input only says that the motor is on.
  public var ramp: Nanoseconds

  public init(link: LinkIndex, bit: UInt16, runsWhenOff: Bool = false, ramp: Nanoseconds = .seconds(2)) {
    self.link = link
    self.bit = bit
    self.runsWhenOff = runsWhenOff
    self.ramp = ramp
  }
}
