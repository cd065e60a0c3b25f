public import HubUnits

/// How far the world strays from the drawing. All drawn evenly from minus to plus, by seed.
public struct PlantJitter: Sendable, Equatable {
  /// Of each movement of a diverter.
  public var actuator: Nanoseconds
  /// Of a parcel's leading edge at each eye, because parcels lie askew.
  public var skew: Distance
  /// How much a parcel slips back against the belt, in millionths of its travel.
  public var slipPerMillion: Int64
  /// Of the way through a lane's chute to its confirm eye.
  public var chute: Distance
  /// The longest an eye flickers after an edge.
  public var bounce: Nanoseconds
  /// By how many in a thousand the speed strays that the encoder shows; it never adds up.
  public var encoderPerMille: Int64

  /// **Source**: 3 ms is the repeatability of a small pneumatic valve; 4 ms of flicker is what a retro-reflective
  /// eye does on shrink-wrap; the others are a cardboard parcel on a rubber belt, judged by eye.
  public init(
    actuator: Nanoseconds = .milliseconds(3), skew: Distance = .millimetres(4),
    slipPerMillion: Int64 = 300, chute: Distance = .millimetres(40),
    bounce: Nanoseconds = .milliseconds(4), encoderPerMille: Int64 = 0
  ) {
    self.actuator = actuator
    self.skew = skew
    self.slipPerMillion = slipPerMillion
    self.chute = chute
    self.bounce = bounce
    self.encoderPerMille = encoderPerMille
  }

  /// A world exactly as drawn, for tests of one thing at a time.
  public static var none: PlantJitter {
    PlantJitter(actuator: .zero, skew: .zero, slipPerMillion: 0, chute: .zero, bounce: .zero)
  }
}
