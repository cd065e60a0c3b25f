public import HubUnits

/// The conveyor as built: what the physical truth is computed from.
///
/// **Units**: all places are measured along the belt from its start.
public struct PlantDescription: Sendable, Equatable {
  public var speed: BeltSpeed
  /// Belt travel per count of the encoder.
  public var perPulse: Distance
  /// The width of the encoder's counter; it wraps.
  public var counterBits: Int
  /// The eyes of the induction points, in order of number.
  public var inductions: [Distance]
  /// The eyes on the way, in order of number.
  public var trackingEyes: [Distance]
  /// Where fixed scanners look at the belt, in order of number.
  public var readPoints: [Distance]
  /// The lanes, in order of index. On an open belt one has no diverter: the end of the belt.
  public var lanes: [PlantLane]
  public var jitter: PlantJitter
  /// The length of a closed belt: what reaches it comes round again at the start. Nil for an open belt.
  public var loop: Distance?
  /// The carriers of a cross-belt or tilt-tray sorter; nil for a plain belt.
  public var carriers: PlantCarriers?
  /// Whether the truth keeps each passing of an eye, which a run of millions cannot afford.
  public var keepsPassings: Bool

  public init(
    speed: BeltSpeed, perPulse: Distance = .millimetres(1), counterBits: Int = 16,
    inductions: [Distance], trackingEyes: [Distance] = [], readPoints: [Distance] = [],
    lanes: [PlantLane], jitter: PlantJitter = PlantJitter(), loop: Distance? = nil,
    carriers: PlantCarriers? = nil, keepsPassings: Bool = true
  ) {
    self.speed = speed
    self.perPulse = perPulse
    self.counterBits = counterBits
    self.inductions = inductions
    self.trackingEyes = trackingEyes
    self.readPoints = readPoints
    self.lanes = lanes
    self.jitter = jitter
    self.loop = loop
    self.carriers = carriers
    self.keepsPassings = keepsPassings
  }
}
