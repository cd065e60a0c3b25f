public import HubUnits

/// The belt and its encoder.
public struct BeltPlan: Sendable, BitwiseCopyable {
  public var length: Distance
  public var nominalSpeed: BeltSpeed
  public var encoderLink: LinkIndex
  /// Width of the encoder's counter, 16 or 32.
  public var encoderBits: UInt8
  public var perPulse: Distance
  /// A loop: what is not diverted comes round again after `length`.
  public var isClosed = false
  /// How often a parcel may come round before it is sent to the exception lane.
  public var recirculationLimit: UInt8 = 3
  public var drive: DriveInput?
  public var onEncoderFault: EncoderFaultPolicy = .hold
  public var carriers: CarrierPlan?

  public init(
    length: Distance, nominalSpeed: BeltSpeed, encoderLink: LinkIndex, encoderBits: UInt8, perPulse: Distance
  ) {
    self.length = length
    self.nominalSpeed = nominalSpeed
    self.encoderLink = encoderLink
    self.encoderBits = encoderBits
    self.perPulse = perPulse
  }

  /// The fastest the belt can be believed to move; faster is a fault of the encoder.
  ///
  /// **Source**: drives hold ±5 % (FIELD.md D3); half as much again leaves room for a poll that came late.
  @inlinable public var highestSpeed: BeltSpeed {
    BeltSpeed(micrometresPerSecond: nominalSpeed.micrometresPerSecond + nominalSpeed.micrometresPerSecond / 2)
  }
}
