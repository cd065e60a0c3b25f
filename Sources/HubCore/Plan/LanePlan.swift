public import HubUnits

/// One lane: its diverter, its eyes and its times.
public struct LanePlan: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Parcels leave the hub from here: only what customs has cleared may enter.
    case release = 0
    case customsHold
    case inspection
    /// The end of the belt.
    case exception
  }
  /// What the operator reads on the lane.
  public var number: UInt16
  public var kind: Kind
  /// Where its diverter acts, from the belt's start; for the exception lane, the end of the belt.
  public var position: Distance
  public var link: LinkIndex
  /// The coil's rank in the link's outputs; meaningless without a diverter.
  public var coil: UInt16
  public var hasDiverter: Bool
  /// From coil on to diverter out.
  public var actuator: Nanoseconds
  /// From coil off to diverter home.
  public var returning: Nanoseconds
  /// The longest a write may take to reach the wire and be acknowledged.
  public var write: Nanoseconds
  /// How late a divert may fire; later it is dropped.
  public var late: Nanoseconds
  /// The link lets go by itself after this time.
  public var longestOn: Nanoseconds
  public var confirmEye: EyeIndex?
  public var confirmAfter: Distance
  public var confirmWindow: Distance
  public var jamAfter: Nanoseconds
  public var fullEye: EyeIndex?
  public var fullAfter: Nanoseconds
  public var emptyAfter: Nanoseconds
  public var diverterKind: DiverterKind = .level
  /// The lane on the other side whose diverter this one's is: an arm that swings left and right, two pushers face to
  /// face. One diverter has one parcel at a time. Always the lower index; nil for a diverter of its own.
  public var sharesDiverterOf: LaneIndex?
  /// The shortest time the coil is on; for a pulse, its length.
  public var minimumOn: Nanoseconds = .zero
  /// How often the diverter may move in a minute before it overheats; 0 for no limit.
  public var strokesPerMinute: UInt16 = 0
  /// The input that is on while the diverter is out.
  public var feedbackEye: EyeIndex?
  /// Diverts in a row that did not move their parcel, after which the diverter is taken out.
  public var failuresAllowed = Limits.divertFailures
  /// The eye half way up the lane: from here on other lanes of the group are preferred.
  public var halfEye: EyeIndex?
  public var rate: LaneRate?

  public init(
    number: UInt16, kind: Kind, position: Distance, link: LinkIndex, coil: UInt16, hasDiverter: Bool,
    actuator: Nanoseconds, returning: Nanoseconds, write: Nanoseconds, late: Nanoseconds,
    longestOn: Nanoseconds, confirmEye: EyeIndex?, confirmAfter: Distance, confirmWindow: Distance,
    jamAfter: Nanoseconds, fullEye: EyeIndex?, fullAfter: Nanoseconds, emptyAfter: Nanoseconds
  ) {
    self.number = number
    self.kind = kind
    self.position = position
    self.link = link
    self.coil = coil
    self.hasDiverter = hasDiverter
    self.actuator = actuator
    self.returning = returning
    self.write = write
    self.late = late
    self.longestOn = longestOn
    self.confirmEye = confirmEye
    self.confirmAfter = confirmAfter
    self.confirmWindow = confirmWindow
    self.jamAfter = jamAfter
    self.fullEye = fullEye
    self.fullAfter = fullAfter
    self.emptyAfter = emptyAfter
  }

  /// Where a parcel's leading edge is when the coil must go on, at a belt speed.
  @inlinable public func firePosition(at speed: BeltSpeed) -> Distance {
    position - speed.travel(in: actuator)
  }

  /// How far the parcel ahead must be, so that the diverter comes out behind it.
  ///
  /// **Source**: the time it needs to come out; 100 mm for what eyes and belt may err.
  @inlinable public func gapAhead(at speed: BeltSpeed) -> Distance {
    speed.travel(in: actuator) + .millimetres(100)
  }

  /// How far the parcel behind must be, so that the diverter is home before it comes.
  ///
  /// **Source**: the diverter's own cycle: a release may be as late as a fire, takes a write, and then the way home.
  @inlinable public func gapBehind(at speed: BeltSpeed) -> Distance {
    speed.travel(in: returning + write + late) + .millimetres(100)
  }

  /// How long before its instant an order for this lane leaves.
  public var horizon: Nanoseconds {
    switch diverterKind {
    case .pulse, .level: return Limits.orderHorizon
    case .counted, .carrier: return Limits.deviceHorizon
    }
  }

  /// The last decision point: where the choice of this lane becomes final.
  ///
  /// After it there is only the time an order needs: the horizon, the write and one cycle.
  public func lastDecision(at speed: BeltSpeed, cycle: Nanoseconds) -> Distance {
    firePosition(at: speed) - speed.travel(in: horizon + write + cycle)
  }
}
