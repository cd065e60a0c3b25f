public import HubUnits

/// One lane of the belt as built: where it leaves, how its diverter moves, how much it holds.
public struct PlantLane: Sendable, Equatable {
  /// Where the lane leaves the belt; for the lane at the end, where the belt runs into it.
  public var at: Distance
  /// False for the lane at the end of the belt, which takes whatever arrives.
  public var hasDiverter: Bool
  /// From the divert point to the lane's confirm eye.
  public var confirmAfter: Distance
  /// From coil on until the diverter is out and moves parcels.
  public var extendTime: Nanoseconds
  /// From coil off until the diverter is back and lets parcels pass.
  public var returnTime: Nanoseconds
  /// How many parcels reach up to the lane-full eye.
  public var capacity: Int
  public var kind: PlantDiverterKind
  /// To which side it leaves; two lanes at one place leave to opposite sides.
  public var side: PlantSide
  /// How many parcels reach up to the half-full eye, or nil for a lane without one.
  public var halfCapacity: Int?

  /// **Source**: 60 ms out and 50 ms back are a pneumatic pusher's usual times; 14 parcels of 400 mm fill a
  /// chute of 6 m.
  public init(
    at: Distance, hasDiverter: Bool = true, confirmAfter: Distance = .millimetres(700),
    extendTime: Nanoseconds = .milliseconds(60), returnTime: Nanoseconds = .milliseconds(50),
    capacity: Int = 14, kind: PlantDiverterKind = .pusher, side: PlantSide = .right, halfCapacity: Int? = nil
  ) {
    self.at = at
    self.hasDiverter = hasDiverter
    self.confirmAfter = confirmAfter
    self.extendTime = extendTime
    self.returnTime = returnTime
    self.capacity = capacity
    self.kind = kind
    self.side = side
    self.halfCapacity = halfCapacity
  }
}
