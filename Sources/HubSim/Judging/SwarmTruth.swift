public import HubUnits

/// One parcel of a swarm run, by the belt's and the people's own record: what the judges see of the truth.
public struct SwarmTruth: Sendable, Hashable {
  /// What customs said of the label, and when the core heard it.
  public struct Telling: Sendable, Hashable {
    public var at: MonotonicInstant
    public var customs: CustomsState

    public init(at: MonotonicInstant, customs: CustomsState) {
      self.at = at
      self.customs = customs
    }
  }

  /// The parcel's number in the scenario.
  public var number: Int
  /// A scanner can read its label, the check digit is right, the manifest knows it, and a rule fits it.
  public var isSortable = true
  /// What the offices say of its label when they are asked for the first time.
  public var customs: CustomsState = .cleared
  /// The release lanes of its label's destination, by index.
  public var destined: LaneSet = []
  /// The release lanes of what was scanned for it by hand, when that was another label.
  public var misdeclared: LaneSet = []
  /// Whether the fixed scanner read its own label, so that the line could know better than the people.
  public var wasReadFixed = false
  /// In order of time.
  public var tellings: [Telling] = []
  /// When it was put on the belt.
  public var placedAt: MonotonicInstant?
  /// Nobody scanned it by hand, or could.
  public var isUnscanned = false
  /// When its leading edge passed the eye of its station.
  public var inductedAt: MonotonicInstant?
  /// When it left the belt, by a diverter or at the end.
  public var leftAt: MonotonicInstant?
  /// When the coil was energised that moved it.
  public var coilOnAt: MonotonicInstant?
  /// Where it lies; nil for one that never came to a lane.
  public var lane: Int?
  /// What went wrong around it.
  public var causes: SwarmCauses = []
  /// What went wrong with the parcels just ahead of it and behind it: a scan or a gap that was theirs may be its own.
  public var around: SwarmCauses = []
  /// It did not go where the belt would have carried it: it slipped, stuck, rolled, was held up or came apart.
  public var wasMoved = false
  /// Somebody threw it onto the belt, without a label.
  public var isThrownOn = false
  /// When its leading edge first passed an eye of the line after that.
  public var firstSeenAt: MonotonicInstant?
  /// When an eye first saw it come alone.
  public var firstOwnEdgeAt: MonotonicInstant?
  /// It rolled on by itself.
  public var roll: ParcelTruth.Roll?
  /// It fell off the belt.
  public var fell = false
  public var length = Distance.zero
  /// The parcel that it tore off, by index.
  public var partOf: Int?
  /// Its rank among the parcels placed after the repair.
  public var rankAfterRepair: Int?
  /// Whether its leading edge passed an eye of the line that worked while the line was watched.
  public var wasSeen = false
  /// Whether some story of the core was its own, at least for a part of the way.
  public var isTold = false
  /// Whether nothing stood before that eye just before, so that the eye had an edge to tell of.
  public var hadAnEdge = false

  public init(number: Int) { self.number = number }

  /// What the core had been told of its customs state by an instant.
  ///
  /// Until it hears otherwise, the state with which the offices began counts.
  public func customs(toldBy instant: MonotonicInstant) -> CustomsState {
    tellings.last { $0.at <= instant }?.customs ?? customs
  }
}
